/** Writes a heading's topics with their rules as lists: a paper that fits one line has the tag. */
import type { TopicTag } from '../tag-definition.ts'

type TopicRow = Omit<TopicTag, 'group' | 'rule'> & {
  description: { en: string; ko: string }
  /** Alternatives in the query language. */
  rule: readonly string[]
}

export function topicTable(group: string, rows: readonly TopicRow[]): TopicTag[] {
  return rows.map((row) => ({ ...row, group, rule: row.rule.join(' OR ') }))
}
