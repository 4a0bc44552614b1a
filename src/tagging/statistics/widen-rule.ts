/** A rule that asks for a word in the title, asked of the abstract as well. Pure. */
import type { Query } from '../../query/ast.ts'

/** What a rule keeps out stays out where it was. */
export function widenRule(rule: Query): Query {
  if ('parts' in rule) return { ...rule, parts: rule.parts.map(widenRule) }
  if (rule.kind === 'term' && rule.field === 'title') return { ...rule, field: 'any' }
  return rule
}
