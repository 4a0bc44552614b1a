/** Tells whether a paper has to be indexed and tagged again. */
import { createHash } from 'node:crypto'
import { INDEX_VERSION } from '../query/index-paper.ts'
import type { PaperFacts } from './paper-facts.ts'

/** Of everything a tag rule can see, and of how it is indexed. */
export function contentHash(
  paper: Pick<PaperFacts, 'title' | 'abstract' | 'authors' | 'categories'>,
): string {
  const seen = [INDEX_VERSION, paper.title, paper.abstract, paper.authors, paper.categories]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)
}
