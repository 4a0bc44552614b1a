/** Whether a comment or an abstract says that its paper was withdrawn: arXiv marks it in words only
 * (sources.md section 3). Papers about cash, drugs or preprints that are withdrawn say it of something else,
 * and one that was withdrawn from a conference is as alive as any. */
const thing = '(?:paper|article|submissions?|manuscript|work|preprint|version)'
const mine = '(?:this|the|our|their|my)'
const one = `(?:${mine} (?:(?:following|current|present) )?)?${thing}\\b`
/** Between the paper and what is said of it: `of the paper`, `(v2)`, `, as it was,`. */
const aside = `(?: (?:of|to) (?:this|the|our|arxiv)(?: ${thing})?\\b)?(?:\\s*\\([^()]{1,40}\\)|\\s*,[^,]{1,60},)?`
const is =
  '(?:(?:has|had|is|was|will|must|should|needs?|to|be|been|being|now|also|since|just|therefore|\\w+ly) ){1,6}'
/** "It contains an error and": of the paper still. */
const flawed =
  '(?:(?:has|had|is|was|contains?|contained|includes?)\\b(?:[^.]|\\.\\d){1,60}\\b(?:and|so),? )'
const here =
  '(?:(?:the|this) )?(?:arxiv|archive|e?-?prints?\\b|publication|circulation|consideration\\b(?! (?:at|by|in|from)\\b))'
/** From a conference, or on a condition. */
const elsewhere = `(?!(?: by (?:the )?authors?)?(?: from (?!${here})| before\\b| if\\b| and (?:re-?)?submitted\\b))`
/** What follows where no verb tells whose withdrawal it is. */
const after = `(?=\\s*(?:[^\\w\\s]|$)| (?:${thing}|by|due|owing|because|as|for|since|pending|until|after|temporarily|and)\\b| from ${here})${elsewhere}`
const wish =
  '(?: (?:am|are|is|have|has|had|will|must|should|wish|wishes|want|wants|would|like|need|needs|regret|request|seek|writing|decided|chose|agreed|been|to|now|hereby|therefore|\\w+ly)){0,6}'
const we = `(?:we|i|the authors?)(?: \\([^()]{1,40}\\))?${wish}`

/** "This paper has been withdrawn", "Paper withdrawn: Lemma 2 is wrong", "We wish to withdraw this paper". */
const named = [
  `${one}${aside} ?${flawed}?${is}withdrawn\\b${elsewhere}`,
  `${one}\\W{1,3}withdrawn\\b${after}`,
  `${we} withdr(?:aw|ew|awn|awing)\\b.{0,20}\\b${mine} ${thing}\\b${elsewhere}`,
  `${we} (?:the )?withdrawal of ${mine} ${thing}\\b`,
  `${we} that ${mine} ${thing} be withdrawn\\b`,
].join('|')

const lead =
  '^\\W*(?:(?:arxiv admin note|withdrawal statement)\\W*)?(?:(?:hence|therefore|thus|accordingly|unfortunately|after [^,.]{1,60}),? )?'
const beginning = new RegExp(`${lead}(?:${named}|withdrawn\\b${after})`, 'i')
const sentence = new RegExp(`${lead}(?:${named}|withdrawal (?:due|owing|because)\\b)`, 'i')
/** "12 pages, 3 figures;" */
const counts = /^\W*(?:\d+ ?(?:pages?|pp|figures?|figs?|tables?)\b[^.,;\d]{0,20}[.,;] ?)+/i

/** An abstract says it first of all. */
export const saysWithdrawn = (abstract: string): boolean => beginning.test(abstract)

/** A comment says it behind its counts of pages as well, or in a sentence of its own. */
export const notesWithdrawal = (comment: string | null): boolean =>
  comment !== null &&
  (beginning.test(comment.replace(counts, '')) ||
    comment.split(/[.;] /).some((said) => sentence.test(said)))
