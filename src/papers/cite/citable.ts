/** What a citation says of a paper, in the words that BibTeX and RIS share. Pure. */
import { cleanText } from '../../lib/clean-text.ts'
import { texToText } from '../../lib/tex.ts'
import { arxivIdOf } from '../arxiv-id-of.ts'
import { parseDoi, parseDois } from '../doi.ts'
import type { Paper } from '../paper.ts'

export type Citable = Pick<
  Paper,
  'publicId' | 'title' | 'abstract' | 'authors' | 'categories' | 'doi' | 'journalRef' | 'listingDay'
> & { url?: string | null }

/** `address`: where it is read; null: nobody told. */
export type Cited = { paper: Citable; address: string | null }

/** One line, no control characters: a line break inside a value would end it. */
export const plain = (tex: string): string => cleanText(texToText(tex))

/** The month an arXiv id begins with, not the day of a list that was read later. */
export function yearOf(paper: Citable): string | null {
  const digits = /(?:^|\/)(\d{2})\d{2}/.exec(arxivIdOf(paper) ?? '')?.[1]
  if (digits === undefined) return paper.listingDay?.slice(0, 4) ?? null
  return `${Number(digits) >= 91 ? '19' : '20'}${digits}`
}

/** Nothing that a file of either kind could stumble over. */
export const addressField = (text: string): string =>
  cleanText(text).replace(/[\s{}\\"<>^`|]/g, (sign) => encodeURIComponent(sign))

/** A paper of elsewhere may be known by its DOI alone; of several the first is its own. */
export function doiOf({ doi, publicId }: Citable): string | null {
  const [first, ...others] = parseDois(doi)
  const known = others.length > 0 ? first : (doi ?? parseDoi(publicId))
  return known ? addressField(known) : null
}
