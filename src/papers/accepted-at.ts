/** The venue an author's comment names as having taken the paper: "Accepted at ICML 2026 (oral)"
 * gives "ICML 2026"; a workshop is called one, because it is not the conference. */

/** "ICML 2026", "ICML2026", "CVPR'26", "ACM KDD 2026": a name with two capitals and a year. */
const name = "\\b((?:ACM |IEEE |USENIX )?[A-Z][A-Za-z]*[A-Z][A-Za-z]*)[ ']{0,2}"
const venue = new RegExp(`${name}(20\\d\\d|(?<=')\\d\\d)\\b`)
/** Only where no other year stands: FGVC13 is the thirteenth. */
const shortVenue = new RegExp(`${name}(\\d\\d)\\b`)
/** CVPRW and ICMLw, but these are conferences. */
const ofWorkshop = /(?<!^(?:ACM |IEEE )?(?:WWW|E?CSCW))(?<=[A-Z]w)$/i
const taken =
  /\b(?:accept(?:ed|ance)?|to appear|appears? (?:in|at)|published (?:in|at)|presented (?:in|at)|proceedings of|camera[- ]ready)\b/i
/** A sentence that is only the venue and an honour: "CVPR 2026, Highlight", "Oral at ICML 2026". */
const honour =
  /^[\s,:()-]*(?:(?:oral|spotlight|poster|highlight|findings|paper|main|conference|at|in|of|the|track|finding|best)[\s,:()-]*)*$/i
const notYet =
  /\b(?:submitted|submission|under review|in review|extends|extended version|challenge)\b/i

/** Null when nothing of the kind is said. Checked on the 4,097 comments of the corpus. */
export function acceptedAt(comment: string | null): string | null {
  if (!comment || notYet.test(comment)) return null
  for (const sentence of comment
    .slice(0, 600)
    .split(/[.;]\s|,(?=\s*\d+\s*(?:pages|figures|tables))/)) {
    const found = venue.exec(sentence) ?? shortVenue.exec(sentence)
    if (!found) continue
    const rest = sentence.replace(found[0], ' ').trim()
    if (!taken.test(sentence) && !honour.test(rest)) continue
    const year = (found[2] as string).length === 2 ? `20${found[2]}` : found[2]
    const taker = found[1] as string
    const told = `${taker.replace(/w$/, '')} ${year}`
    return ofWorkshop.test(taker) || /workshop/i.test(comment) ? `${told} workshop` : told
  }
  return null
}
