/** What pasted papers suggest to follow, ready to be shown. Null: nothing was pasted. */
import { findExamples } from '../papers/examples/find-examples.ts'
import { parseExamples } from '../papers/examples/parse-examples.ts'
import type { Executor } from '../storage/database.ts'
import type { TagCatalogue } from '../tagging/read-tags.ts'
import { suggestInterests } from '../tagging/suggest/suggest-interests.ts'
import type { Suggested } from './components/examples-field.tsx'

export async function suggestFrom(
  db: Executor,
  { text, catalogue }: { text: string; catalogue: TagCatalogue },
): Promise<Suggested | null> {
  if (text.trim() === '') return null
  const examples = parseExamples(text)
  const { papers, unknown } = await findExamples(db, examples.references)
  const suggestions = await suggestInterests(db, { papers, catalogue })
  return { examples, papers, unknown, suggestions, days: catalogue.days.length }
}
