/** The one door for papers: cleans what a source says and refuses what no paper looks like. Titles
 * and abstracts keep their TeX; names lose theirs, for nobody follows Erd\H{o}s by that spelling. */
import { cleanText } from '../lib/clean-text.ts'
import { texToText } from '../lib/tex.ts'
import { isArxivId, parseArxivId } from '../papers/arxiv-id.ts'
import { parseDois } from '../papers/doi.ts'
import type { IncomingPaper } from '../papers/paper.ts'
import { publicIdOf } from '../papers/public-id.ts'
import type { KnownCategories } from './source.ts'

/** As a source has it: uncleaned, with whatever form of id. */
export type RawPaper = {
  id: string
  title: string
  abstract: string
  authors: string[]
  categories: string[]
  comment?: string | null
  journalRef?: string | null
  /** May hold several. */
  doi?: string | null
  license?: string | null
  /** Where its authors are; may name one several times. */
  affiliations?: readonly string[]
}

/** As a journal, a lab or a person has it: known by an arXiv id, a DOI or its title alone. */
export type RawWork = Omit<RawPaper, 'id'> & { arxivId?: string | null; url?: string | null }

export type AdmittedPaper = Pick<
  IncomingPaper,
  | 'publicId'
  | 'version'
  | 'title'
  | 'abstract'
  | 'authors'
  | 'categories'
  | 'comment'
  | 'journalRef'
  | 'doi'
  | 'dois'
  | 'url'
  | 'license'
  | 'affiliations'
  | 'hearsay'
>

export type Admission = { ok: true; paper: AdmittedPaper } | { ok: false; why: string }

/** Far above anything real (corpus: 201, 1,954 and 574; collaborations sign with 5,000 names). */
const limits = {
  ...{ title: 1_000, abstract: 20_000, authors: 10_000, name: 300, line: 2_000 },
  affiliations: 100,
}

export function admitPaper(raw: RawPaper, knownCategories: KnownCategories): Admission {
  const id = parseArxivId(raw.id)
  if (!id) return refuse(`"${cleanText(raw.id, { max: 40 })}" is not an arXiv id`)
  const categories = knownCategories(raw.categories)
  const words = wordsOf(raw, categories)
  const why = faultOf(words, raw)
  if (why !== null) return refuse(why)
  if (words.abstract === '') return refuse('no abstract')
  if (categories.length === 0) return refuse(`no known category${listed(raw.categories)}`)
  if (words.authors.length === 0) return refuse('no author')
  return { ok: true, paper: { publicId: id.id, version: id.version ?? 1, ...words } }
}

/** The door for papers that arXiv need not know. Feeds of journals often leave the abstract out, those
 * of labs the authors; without a title nothing is a paper. What they say of arXiv's is hearsay, of no version. */
export function admitWork(raw: RawWork, knownCategories: KnownCategories): Admission {
  const words = wordsOf(raw, knownCategories(raw.categories))
  const why = faultOf(words, raw)
  if (why !== null) return refuse(why)
  const arxivId = raw.arxivId ?? null
  const { dois = [], title, authors } = words
  const publicId = publicIdOf({ arxivId, dois, title, authors })
  const paper = { publicId, version: 1, ...words, ...(raw.url && { url: raw.url }) }
  return { ok: true, paper: isArxivId(publicId) ? { ...paper, hearsay: true } : paper }
}

type Words = Omit<AdmittedPaper, 'publicId' | 'version' | 'url' | 'hearsay'>

function wordsOf(raw: Omit<RawPaper, 'id'>, categories: string[]): Words {
  const dois = parseDois(raw.doi)
  const affiliations = placesOf(raw.affiliations ?? [])
  return {
    title: cleanText(raw.title),
    abstract: cleanText(raw.abstract),
    authors: raw.authors
      .map((name) => cleanText(texToText(cleanText(name, { max: limits.name }))))
      .filter((name) => name !== ''),
    categories,
    comment: line(raw.comment),
    journalRef: line(raw.journalRef),
    doi: dois.length > 1 ? (dois[0] as string) : line(raw.doi),
    ...(dois.length > 0 && { dois }),
    license: line(raw.license),
    ...(affiliations.length > 0 && { affiliations }),
  }
}

const placesOf = (places: readonly string[]): string[] => {
  const words = places.map((place) => cleanText(texToText(cleanText(place, { max: limits.name }))))
  return [...new Set(words)].filter((place) => place !== '').slice(0, limits.affiliations)
}

function faultOf({ title, abstract }: Words, raw: Pick<RawPaper, 'authors'>): string | null {
  if (title === '') return 'no title'
  if (title.length > limits.title) return `a title of ${title.length} characters`
  if (abstract.length > limits.abstract) return `an abstract of ${abstract.length} characters`
  if (raw.authors.length > limits.authors) return `${raw.authors.length} authors`
  return null
}

const refuse = (why: string): Admission => ({ ok: false, why })

const listed = (names: string[]): string =>
  names.length === 0 ? '' : ` among ${cleanText(names.slice(0, 5).join(', '), { max: 80 })}`

/** A field that may be absent; sources write absence as null, '' or not at all. */
const line = (text: string | null | undefined): string | null =>
  cleanText(text ?? '', { max: limits.line }) || null
