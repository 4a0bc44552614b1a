/** arXiv identifiers (sources.md section 4). Always text: 2405.08910 as a number loses its last 0. */

/** Canonical: no `arXiv:`, no version, no subject class. */
export type ArxivId = { id: string; version: number | null }

const modern = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})(?:v([1-9]\d{0,2}))?$/
const old =
  /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?\/((\d{2})(?:0[1-9]|1[0-2])\d{3})(?:v([1-9]\d{0,2}))?$/

/** What people paste before an id: a scheme, a DOI, the address of an abstract or PDF page. */
const wrapping =
  /^(?:arxiv:\s*|oai:arxiv\.org:|(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\.|(?:https?:\/\/)?(?:[a-z]+\.)?arxiv\.org\/(?:abs|pdf|html|format)\/)/i

/** Reads any usual form of an id; null when it is not one.
 * `math.GT/0309136v2` -> `{ id: 'math/0309136', version: 2 }`. */
export function parseArxivId(text: string): ArxivId | null {
  if (text.length > 200) return null
  const bare = text
    .trim()
    .replace(wrapping, '')
    .replace(/[?#].*$/, '')
    .replace(/(?:\.pdf)?\/?$/i, '')
    .toLowerCase()
  return parseModern(bare) ?? parseOld(bare)
}

function parseModern(text: string): ArxivId | null {
  const [, year, month, number, version] = modern.exec(text) ?? []
  if (!year || !month || !number) return null
  // Four digits until 1412, five from 1501; the scheme began with 0704.
  const yearMonth = Number(year + month)
  const digits = yearMonth >= 1501 ? 5 : 4
  if (number.length !== digits || yearMonth < 704) return null
  return { id: `${year}${month}.${number}`, version: version ? Number(version) : null }
}

function parseOld(text: string): ArxivId | null {
  const [, archive, number, year, version] = old.exec(text) ?? []
  if (!archive || !number) return null
  // The old scheme ran from 9107 to 0703.
  const yearMonth = monthIndex(Number(year), Number(number.slice(2, 4)))
  if (yearMonth < monthIndex(91, 7) || yearMonth > monthIndex(7, 3)) return null
  return { id: `${archive}/${number}`, version: version ? Number(version) : null }
}

/** Months since January 1900; two-digit years count from 1991 on. */
const monthIndex = (year: number, month: number): number =>
  (year >= 91 ? year : year + 100) * 12 + month - 1

/** Months from the id's own month, that of its announcement, to the month of a YYYY-MM-DD day.
 * 0: announced in that month; 1: in the one before. `id` is canonical. */
export function monthsSinceAnnounced(id: string, day: string): number {
  const digits = id.slice(id.indexOf('/') + 1)
  const announced = monthIndex(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))
  const then = (Number(day.slice(0, 4)) - 1900) * 12 + Number(day.slice(5, 7)) - 1
  return then - announced
}

/** Whether a public id is one of arXiv's, as `parseArxivId` writes them. */
export const isArxivId = (publicId: string): boolean =>
  /^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?\/\d{7})$/.test(publicId)
