/** What somebody pasted to say "papers like these": links, ids, DOIs, titles a line each, or a BibTeX
 * file. Any text is safe to hand in. Pure. */
import { cleanText } from '../../lib/clean-text.ts'
import { texToText } from '../../lib/tex.ts'
import { parseArxivId } from '../arxiv-id.ts'
import { type BibEntry, looksLikeBibtex, readBibtex } from './read-bibtex.ts'

/** At least one of the three is known. */
export type Reference = {
  /** How it was written, short enough to be named. */
  written: string
  arxivId: string | null
  /** Lower case. */
  doi: string | null
  title: string | null
}

export type Examples = {
  references: Reference[]
  /** Of those that stood there, not read any more. */
  left: number
  /** Characters that were not read any more. */
  cut: number
}

export const longestExamples = 50_000
export const mostExamples = 100
const longestTitle = 400
const longestWritten = 80

const DOI = /\b10\.\d{4,9}\/[^\s"<>{}|\\^`]{1,200}/giu
const ID =
  /(?<![\d.])\d{4}\.\d{4,5}(?:v\d{1,3})?(?![\d])|\b[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7}(?:v\d{1,3})?(?!\d)/gu

export function parseExamples(text: string): Examples {
  const read = text.slice(0, longestExamples)
  const all = looksLikeBibtex(read)
    ? readBibtex(read).flatMap(referenceOf)
    : read.split(/[\r\n]+/).flatMap(referencesIn)
  const known = new Map(all.map((one) => [one.arxivId ?? one.doi ?? one.title ?? '', one]))
  const references = [...known.values()]
  return {
    references: references.slice(0, mostExamples),
    left: Math.max(0, references.length - mostExamples),
    cut: text.length - read.length,
  }
}

/** A line that holds ids or DOIs names these papers; any other is a title. */
function referencesIn(line: string): Reference[] {
  const dois = [...line.matchAll(DOI)].map(([doi]) => doiOf(doi))
  const ids = [...line.replace(DOI, ' ').matchAll(ID)].map(([id]) => id)
  const found = [...dois.map(byDoi), ...ids.flatMap(byId)]
  if (found.length > 0) return found
  const title = titleOf(line.replace(/^\s*(?:[-*•·–]|\[\d{1,4}\]|\d{1,4}[.)])\s+/u, ''))
  return title === null ? [] : [{ written: short(title), arxivId: null, doi: null, title }]
}

const byId = (written: string): Reference[] => {
  const arxivId = parseArxivId(written)?.id
  return arxivId === undefined ? [] : [{ written: short(written), arxivId, doi: null, title: null }]
}

function byDoi(doi: string): Reference {
  const arxivId = parseArxivId(doi)?.id ?? null
  return { written: short(doi), arxivId, doi: arxivId === null ? doi : null, title: null }
}

/** A sentence goes on behind it. */
const doiOf = (written: string): string => written.toLowerCase().replace(/[.,;:)\]'"]+$/u, '')

function referenceOf({ key, fields }: BibEntry): Reference[] {
  const places = ['eprint', 'url', 'doi', 'journal', 'note', 'howpublished', 'volume']
  const said = places.flatMap((place) => fields.get(place) ?? []).flatMap(referencesByNumber)
  const title = titleOf(texToText(fields.get('title') ?? '').replace(/[{}]/g, ''))
  const arxivId = said.find((one) => one.arxivId !== null)?.arxivId ?? null
  const doi = said.find((one) => one.doi !== null)?.doi ?? null
  if (arxivId === null && doi === null && title === null) return []
  return [{ written: short(title ?? key), arxivId, doi, title }]
}

const referencesByNumber = (value: string): Reference[] =>
  referencesIn(value).filter(({ title }) => title === null)

/** Null for what has no word. */
function titleOf(text: string): string | null {
  const title = cleanText(text, { max: longestTitle }).replace(/^["“”'‘’«»]+|["“”'‘’«»]+$/gu, '')
  return /\p{L}{2}|\p{Lo}/u.test(title) ? title : null
}

const short = (text: string): string => {
  const clean = cleanText(text, { max: longestWritten })
  return clean.length < cleanText(text).length ? `${clean}…` : clean
}
