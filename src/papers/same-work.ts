/** Whether two records are one work: by a DOI they share, else by title and authors. Wrongly parted, a
 * paper comes twice; wrongly joined, one is lost: so what is doubtful is two works. Pure. */
import { isArxivId } from './arxiv-id.ts'
import { mayBeSameName } from './author-key.ts'
import { titleKey } from './title-key.ts'

export type WorkRecord = {
  /** Every public id it goes by. */
  ids: readonly string[]
  /** By `parseDois`. */
  dois: readonly string[]
  title: string
  authors: readonly string[]
  /** When it was submitted, posted or listed; null: not known. */
  at: Date | null
}

/** Below this many letters a title says little: "Introduction", "Graph neural networks". */
const tellingLength = 24
/** Titles that journals and series use again and again. */
const generic =
  /^(?:editorial|introduction|preface|foreword|abstracts?|announcement|obituary|inmemoriam|newsandviews|bookreview|letterstotheeditor|tableofcontents|issueinformation|authorindex|acknowledge?mentof|(?:guest)?editorial|proceedingsof|reportof|annualreport|correctionto|correction|corrigendum|erratum|retraction|addendum|expressionofconcern)/

/** Whether records of this title may be matched by it. */
export function isTelling(title: string): boolean {
  const key = titleKey(title)
  // A Chinese letter says as much as a short word.
  const weight = [...key].reduce((sum, letter) => sum + (letter > '\u2e80' ? 3 : 1), 0)
  return weight >= tellingLength && !generic.test(key)
}

export function isSameWork(one: WorkRecord, other: WorkRecord): boolean {
  if (one.ids.some((id) => other.ids.includes(id))) return true
  if (areParted(one, other)) return false
  const shared = one.dois.some((doi) => other.dois.includes(doi))
  const likeTitles = titleKey(one.title) === titleKey(other.title)
  // A DOI alone joins a preprint with the article of another title, but not with what others wrote.
  if (shared) return likeTitles || sharedAuthors(one, other) >= leastShared
  if (!likeTitles || !isTelling(one.title) || areYearsApart(one, other)) return false
  return sharedAuthors(one, other) >= leastAlike
}

/** The part of the longer list of authors that both have: one in three signs the article and did not
 * sign the preprint, hardly more. */
const leastAlike = 0.66
const leastShared = 0.34

/** Two names from one giver are two works: arXiv gives each work one id, a publisher one DOI. */
function areParted(one: WorkRecord, other: WorkRecord): boolean {
  const [left, right] = [givers(one), givers(other)]
  return left.some((giver) => right.includes(giver) && !sharesNameOf(giver, one, other))
}

const namesOf = ({ ids, dois }: WorkRecord): string[] => [...new Set([...ids, ...dois])]
const givers = (work: WorkRecord): string[] => [...new Set(namesOf(work).flatMap(giverOf))]

/** `arxiv`, or the prefix of a DOI: `10.1101`. Our own hashes give nothing away. */
function giverOf(name: string): string[] {
  if (isArxivId(name)) return ['arxiv']
  const prefix = /^(10\.\d{4,9}(?:\.\d+)*)\//.exec(name)?.[1]
  return prefix === undefined ? [] : [prefix]
}

const sharesNameOf = (giver: string, one: WorkRecord, other: WorkRecord): boolean => {
  const names = namesOf(other).filter((name) => giverOf(name).includes(giver))
  return namesOf(one).some((name) => names.includes(name))
}

const longestApartMs = 4 * 365 * 86_400_000

const areYearsApart = ({ at: one }: WorkRecord, { at: other }: WorkRecord): boolean =>
  one !== null && other !== null && Math.abs(one.getTime() - other.getTime()) > longestApartMs

/** Beyond these a list is long enough to tell. */
const authorsCompared = 30

/** 0 to 1: authors of both, of the longer list. The first author must be among the others', for a list
 * that begins with somebody else is another work, or cannot be told from one. */
function sharedAuthors(one: WorkRecord, other: WorkRecord): number {
  const left = people(one.authors)
  const right = people(other.authors)
  const [first] = left
  const [otherFirst] = right
  if (first === undefined || otherFirst === undefined) return 0
  if (!right.some((name) => mayBeSameName(first, name))) return 0
  if (!left.some((name) => mayBeSameName(otherFirst, name))) return 0
  const rest = [...right]
  let shared = 0
  for (const name of left) {
    const at = rest.findIndex((candidate) => mayBeSameName(name, candidate))
    if (at === -1) continue
    rest.splice(at, 1)
    shared += 1
  }
  // A list cut short ("et al.") is compared with as many.
  const cut = [one, other].some(({ authors }) => authors.some(isOthers))
  const length = cut ? Math.min(left.length, right.length) : Math.max(left.length, right.length)
  return shared / length
}

const isOthers = (name: string): boolean => /^(?:and\s+)?(?:et\s+al\.?|others)$/i.test(name.trim())
const people = (names: readonly string[]): string[] =>
  names.filter((name) => !isOthers(name)).slice(0, authorsCompared)
