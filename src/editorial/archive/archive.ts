/** An archive of editions as a file holds it, whatever its form. */
import type { EditionState } from '../../storage/schema/editorial.ts'

/** Why a person should look before it is brought in. */
export type Doubt =
  | 'no-authors'
  | 'no-abstract'
  | 'no-note'
  | 'no-hashtags'
  | 'one-language'
  | 'begins-without-hashtags'

/** Where each part stands in the file, from 1; null: it is not there. */
export type PartLines = Record<
  'title' | 'authors' | 'abstract' | 'note' | 'hashtags',
  number | null
>

export type ArchivePaper = {
  title: string
  authors: string[]
  abstract: string
  /** An arXiv id, a DOI or a page; empty where none is told. */
  address: string
  /** Markdown. */
  note: string
  /** A BCP 47 tag; null: not told, and nothing to tell it by. */
  language: string | null
  hashtags: string[]
  /** ISO; null: readers have it yet to come. Only JSON tells, as of corrections. */
  releasedAt?: string | null | undefined
  corrections?: ArchiveCorrection[] | undefined
  lines: PartLines
  doubts: Doubt[]
}

export type ArchiveCorrection = { at: string; before: string }

/** `series` null: the one that is asked for. `state` absent: published. */
export type ArchiveEdition = {
  date: string
  line: number
  series: string | null
  state?: EditionState | undefined
  /** ISO. */
  publishAt?: string | undefined
  publishedAt?: string | undefined
  papers: ArchivePaper[]
}

/** What a series is set to. */
export type ArchiveSeries = {
  slug: string
  name: string
  language: string
  timezone: string
  awayUntil: string | null
}

export type Archive = {
  series?: ArchiveSeries[]
  editions: ArchiveEdition[]
  skipped: Array<{ line: number; why: string }>
}

export type ArchiveForm = 'text' | 'markdown' | 'json'

/** What a person should look at, of what was read as a paper. */
export const doubtsOf = (paper: Omit<ArchivePaper, 'doubts'>): Doubt[] => [
  ...(paper.lines.authors === null ? (['no-authors'] as const) : []),
  ...(paper.abstract === '' ? (['no-abstract'] as const) : []),
  ...(paper.note === '' ? (['no-note'] as const) : []),
  ...(paper.lines.hashtags === null ? (['no-hashtags'] as const) : []),
]
