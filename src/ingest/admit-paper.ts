/** The one door for papers: cleans what a source says and refuses what no paper looks like. Titles
 * and abstracts keep their TeX; names lose theirs, for nobody follows Erd\H{o}s by that spelling. */
import { cleanText } from '../lib/clean-text.ts'
import { texToText } from '../lib/tex.ts'
import { parseArxivId } from '../papers/arxiv-id.ts'
import type { IncomingPaper } from '../papers/paper.ts'
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
  doi?: string | null
  license?: string | null
}

type AdmittedPaper = Pick<
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
  | 'license'
>

export type Admission = { ok: true; paper: AdmittedPaper } | { ok: false; why: string }

/** Far above anything real (corpus: 201, 1,954 and 574; collaborations sign with 5,000 names). */
const limits = { title: 1_000, abstract: 20_000, authors: 10_000, name: 300, line: 2_000 }

export function admitPaper(raw: RawPaper, knownCategories: KnownCategories): Admission {
  const id = parseArxivId(raw.id)
  if (!id) return refuse(`"${cleanText(raw.id, { max: 40 })}" is not an arXiv id`)
  const title = cleanText(raw.title)
  const abstract = cleanText(raw.abstract)
  const why = faultOf(title, abstract, raw)
  if (why !== null) return refuse(why)
  const categories = knownCategories(raw.categories)
  if (categories.length === 0) return refuse(`no known category${listed(raw.categories)}`)
  const authors = raw.authors
    .map((name) => cleanText(texToText(cleanText(name, { max: limits.name }))))
    .filter((name) => name !== '')
  if (authors.length === 0) return refuse('no author')
  return {
    ok: true,
    paper: {
      publicId: id.id,
      version: id.version ?? 1,
      title,
      abstract,
      authors,
      categories,
      comment: line(raw.comment),
      journalRef: line(raw.journalRef),
      doi: line(raw.doi),
      license: line(raw.license),
    },
  }
}

function faultOf(title: string, abstract: string, raw: RawPaper): string | null {
  if (title === '') return 'no title'
  if (abstract === '') return 'no abstract'
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
