/** Translations as a file holds them, whatever its form, with the line of each part, from 1. */

export type FileTranslation = {
  /** What tells which paper it is; empty where the file does not say. */
  source: { address: string; title: string; authors: string[]; abstract: string }
  /** ISO 639-1; null: not told, and nothing to tell it by. */
  language: string | null
  /** Empty: the original's stays. */
  title: string
  abstract: string
  lines: Record<'title' | 'authors' | 'abstract' | 'translation', number | null>
}

export type TranslationFile = {
  translations: FileTranslation[]
  skipped: Array<{ line: number; why: string }>
}
