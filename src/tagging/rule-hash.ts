/** Tells whether a tag's rule is the one that was last applied to stored papers. */
import { createHash } from 'node:crypto'
import { INDEX_VERSION } from '../query/index-paper.ts'

/** `canonicalRule` is null for categories. Another index version makes every rule new. */
export const ruleHash = (canonicalRule: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([INDEX_VERSION, canonicalRule]))
    .digest('hex')
    .slice(0, 32)
