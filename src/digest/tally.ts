/** How many of a mail's papers each tag brought, most first. Pure. */
import type { Reason } from '../matching/reason.ts'
import type { TagNames } from './tag-names.ts'

export type Tally = Array<{ name: string; papers: number }>

export function tallyOf(picks: Array<{ reasons: Reason[] }>, tagNames: TagNames): Tally {
  const counts = new Map<string, number>()
  for (const { reasons } of picks) {
    const slugs = new Set<string>()
    for (const reason of reasons) if (reason.kind === 'tag') slugs.add(reason.slug)
    for (const slug of slugs) counts.set(slug, (counts.get(slug) ?? 0) + 1)
  }
  return [...counts]
    .map(([slug, papers]) => ({ name: tagNames.get(slug) ?? slug, papers }))
    .sort((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1))
}
