/** An archive of editions as a file holds it, whatever its form. */

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
  /** ISO 639-1; null: not told, and nothing to tell it by. */
  language: string | null
  hashtags: string[]
  lines: PartLines
  doubts: Doubt[]
}

/** `series` null: the one that is asked for. */
export type ArchiveEdition = {
  date: string
  line: number
  series: string | null
  papers: ArchivePaper[]
}

export type Archive = { editions: ArchiveEdition[]; skipped: Array<{ line: number; why: string }> }

export type ArchiveForm = 'text' | 'markdown' | 'json'

/** What a person should look at, of what was read as a paper. */
export const doubtsOf = (paper: Omit<ArchivePaper, 'doubts'>): Doubt[] => [
  ...(paper.lines.authors === null ? (['no-authors'] as const) : []),
  ...(paper.abstract === '' ? (['no-abstract'] as const) : []),
  ...(paper.note === '' ? (['no-note'] as const) : []),
  ...(paper.lines.hashtags === null ? (['no-hashtags'] as const) : []),
]
