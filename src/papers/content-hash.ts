/** Tells whether a paper has to be indexed and tagged again. */
import { hash } from 'node:crypto'
import { INDEX_VERSION } from '../query/index-paper.ts'
import type { PaperFacts } from './paper-facts.ts'

/** Of everything a tag rule can see, and of how it is indexed. */
export function contentHash(
  paper: Pick<PaperFacts, 'title' | 'abstract' | 'authors' | 'categories'>,
): string {
  const seen = [INDEX_VERSION, paper.title, paper.abstract, paper.authors, paper.categories]
  return hash('sha256', JSON.stringify(seen), 'base64url').slice(0, 22)
}
