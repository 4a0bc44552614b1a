/** The recorded papers of five weeks, when they lie beside the repository. */
import { readFileSync } from 'node:fs'
import { shared } from './shared.ts'

export type CorpusPaper = {
  id: string
  first_listed: string
  title: string
  authors: string[]
  categories: string[]
  abstract: string
}

export const corpusPath: string | null = shared(
  'data/arxiv-corpus/arxiv_listings_2026-05-18_2026-06-19.jsonl',
)

/** Empty without the file. */
export function readCorpus(): CorpusPaper[] {
  if (corpusPath === null) return []
  return readFileSync(corpusPath, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CorpusPaper)
}
