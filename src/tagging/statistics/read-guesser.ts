/** The newest stored model, ready for use; read once a process and version, when it is first asked for. */
import { desc, eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Executor } from '../../storage/database.ts'
import { tagModels } from '../../storage/schema/tags.ts'
import type { TagRule } from '../tag-rules.ts'
import type { Guesser } from './guess-tags.ts'
import { unpackModel } from './pack-model.ts'
import { createScorer } from './tag-model.ts'

/** About 2 MB each; a version says the same whatever database it lies in. */
const ready = new LRUCache<string, Pick<Guesser, 'model' | 'scorer'>>({ max: 2 })

/** Null: nothing has been learned yet. */
export async function readGuesser(
  db: Executor,
  rules: readonly TagRule[],
): Promise<Guesser | null> {
  const [newest] = await db
    .select({ id: tagModels.id, version: tagModels.version })
    .from(tagModels)
    .orderBy(desc(tagModels.id))
    .limit(1)
  if (!newest) return null
  const known = ready.get(newest.version) ?? (await load(db, newest.id))
  ready.set(newest.version, known)
  return { ...known, rules: new Map(rules.map((rule) => [rule.slug, rule])) }
}

async function load(db: Executor, id: number) {
  const [row] = await db
    .select({ packed: tagModels.model })
    .from(tagModels)
    .where(eq(tagModels.id, id))
  const model = unpackModel(row?.packed ?? new Uint8Array())
  return { model, scorer: createScorer(model) }
}
