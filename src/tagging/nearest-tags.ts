/** Tags beside what somebody chose that do bring papers: for choices that find nothing. Pure. */
import type { TagChoice } from './read-tags.ts'
import { searchTags } from './search-tags.ts'

const most = 6

/** `words`: of the queries. What shares their words first, then the busiest of the same groups. */
export function nearestTags(
  tags: TagChoice[],
  input: { slugs: ReadonlySet<string>; words: string[] },
): TagChoice[] {
  const brings = (tag: TagChoice) =>
    !input.slugs.has(tag.slug) && Math.max(tag.volume.median, tag.volume.tuesday ?? 0) > 0
  const said = input.words.flatMap((text) => searchTags(tags, { text, limit: most }).tags)
  const groups = new Set(tags.filter(({ slug }) => input.slugs.has(slug)).map(groupOf))
  const beside = tags
    .filter((tag) => groups.has(groupOf(tag)))
    .sort((a, b) => b.volume.median - a.volume.median)
  return [...new Set([...said, ...beside])].filter(brings).slice(0, most)
}

const groupOf = ({ kind, group }: TagChoice): string => `${kind} ${group}`
