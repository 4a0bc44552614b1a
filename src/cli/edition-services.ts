/** What the commands about editions ask of the app, and what they report. */
import type { Calendar } from '../storage/calendar.ts'

export type ArchiveFormat = 'text' | 'markdown' | 'json'

export type EditionsRequest = {
  file: string
  /** Null: the only one there is. */
  series: string | null
  /** Makes the series when there is none of that name. */
  make: { language: string; timezone: string } | null
  dryRun: boolean
}

/** One paper as it was understood: each part with its line, from 1; null: it is not there. */
export type ReadPaper = {
  date: string
  state: 'draft' | 'scheduled' | 'published'
  title: string
  authors: string[]
  abstract: string
  note: string
  hashtags: string[]
  lines: Record<'title' | 'authors' | 'abstract' | 'note' | 'hashtags', number | null>
  /** `known`: held here; `fetched`: asked for now; `as-told`: kept as the file has it; `to-fetch`: of a dry
   * run, asked for when it is brought in. */
  as: 'known' | 'fetched' | 'as-told' | 'to-fetch'
  doubts: string[]
}

export type EditionsImport = {
  created: number
  updated: number
  unchanged: number
  skipped: Array<{ row: number; why: string }>
  papers: ReadPaper[]
  /** The series that was made for it; null: it was there. */
  made: string | null
}

export type EditionServices = {
  importEditions(
    calendar: Calendar,
    input: EditionsRequest,
    signal: AbortSignal,
  ): Promise<EditionsImport>
  /** The file's text. */
  exportEditions(input: { series: string | null; format: ArchiveFormat }): Promise<string>
}
