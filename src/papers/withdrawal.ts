/** Whether a comment or an abstract says that its paper was withdrawn: arXiv marks it in words only
 * (sources.md section 3). Papers about cash, drugs or preprints that are withdrawn say it of something else. */
const thing = '(?:paper|article|submission|manuscript|work|preprint|version)'
const one = `(?:(?:this|the|our) )?${thing}\\b`
/** Between the paper and what is said of it: `of the paper`, `(v2)`, `, as it was,`. */
const aside = `(?: (?:of|to) (?:this|the|our|arxiv)(?: ${thing})?\\b)?(?:\\s*\\([^()]{1,40}\\)|\\s*,[^,]{1,60},)?`
const is =
  '(?:(?:has|had|is|was|will|must|should|needs|to|be|been|being|now|also|since|just|\\w+ly) ){1,6}'
/** "It contains an error and": of the paper still. */
const flawed = '(?:(?:has|had|is|was|contains?|contained)\\b(?:[^.]|\\.\\d){1,60}\\b(?:and|so) )'
/** What follows where no verb tells whose withdrawal it is. */
const after = `(?=\\s*(?:[^\\w\\s]|$)| (?:${thing}|by|due|owing|because|as|for|since|pending|until|after|temporarily|and)\\b| from (?:arxiv|publication|consideration)\\b)`
const wish =
  '(?: (?:am|are|is|have|has|had|will|must|should|wish|wishes|want|wants|would|like|need|needs|regret|request|decided|chose|agreed|been|to|now|hereby|therefore|\\w+ly)){0,6}'

const withdrawal = new RegExp(
  `^\\W*(?:(?:arxiv admin note|withdrawal statement)\\W*)?(?:` +
    // "This paper has been withdrawn", "Paper withdrawn: Lemma 2 is wrong".
    `${one}${aside} ?${flawed}?${is}withdrawn\\b|${one}\\W{1,3}withdrawn\\b${after}|withdrawn\\b${after}|` +
    // "The authors wish to withdraw this paper".
    `(?:we|i|the authors?)(?: \\([^()]{1,40}\\))?${wish} withdr(?:aw|ew|awn|awing)\\b.{0,20}\\b(?:this|the|our|their) ${thing}\\b)`,
  'i',
)

export const saysWithdrawn = (text: string | null): boolean =>
  text !== null && withdrawal.test(text)
