/** What a citation says of a paper, in the words that BibTeX and RIS share. Pure. */
import { cleanText } from '../../lib/clean-text.ts'
import { texToText } from '../../lib/tex.ts'
import type { Paper } from '../paper.ts'

export type Citable = Pick<
  Paper,
  'publicId' | 'title' | 'abstract' | 'authors' | 'categories' | 'doi' | 'journalRef' | 'listingDay'
>

/** One line, no control characters: a line break inside a value would end it. */
export const plain = (tex: string): string => cleanText(texToText(tex))

/** The month an arXiv id begins with, not the day of a list that was read later. */
export function yearOf({ publicId, listingDay }: Citable): string | null {
  const digits = /(?:^|\/)(\d{2})\d{2}/.exec(publicId)?.[1]
  if (digits === undefined) return listingDay?.slice(0, 4) ?? null
  return `${Number(digits) >= 91 ? '19' : '20'}${digits}`
}

/** Nothing that a file of either kind could stumble over. */
export const addressField = (text: string): string =>
  cleanText(text).replace(/[\s{}\\"<>^`|]/g, (sign) => encodeURIComponent(sign))
