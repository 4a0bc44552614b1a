/** Trains the statistical tagger from what is stored and puts its guesses on stored papers. Nothing is
 * done when nothing changed since; what was interrupted goes on where it stopped. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db } from '../../storage/database.ts'
import { lockExclusive } from '../../storage/locks.ts'
import { papers } from '../../storage/schema/papers.ts'
import { tagModels, tags } from '../../storage/schema/tags.ts'
import { readTagRules, TAGGING_LOCK, type TagRule } from '../tag-rules.ts'
import { namedTopics, topicNames } from './named-topics.ts'
import { packModel, versionOf } from './pack-model.ts'
import { readGuesser } from './read-guesser.ts'
import { readTraining } from './read-training.ts'
import { leastPapers, trainModel } from './train-model.ts'
import { writeGuesses } from './write-guesses.ts'

/** Changes when the same papers would teach something else. */
const trainerVersion = 1
/** Papers a transaction; ingest waits for it. */
const page = 200

export type TrainedTags = {
  /** `too-few`: statistics stay silent until there are `needed` papers. */
  outcome: 'trained' | 'unchanged' | 'too-few'
  papers: number
  needed: number
  topics: number
  /** Written in this run. */
  guesses: number
}

type Input = { calendar: Calendar; signal?: AbortSignal }

export async function trainTags(db: Db, { calendar, signal }: Input): Promise<TrainedTags> {
  const rules = await readTagRules(db)
  const held = await db.$count(papers, eq(papers.withdrawn, false))
  const report = { papers: held, needed: leastPapers, topics: 0, guesses: 0 }
  if (held < leastPapers) return { ...report, outcome: 'too-few' }
  const basis = await readBasis(db, rules)
  const [newest] = await db.select().from(tagModels).orderBy(desc(tagModels.id)).limit(1)
  const isNew = newest?.basis !== basis
  const topics = isNew ? await train(db, { rules, basis, calendar, signal }) : newest.topics
  const guesses = await applyModel(db, signal)
  return { ...report, outcome: isNew ? 'trained' : 'unchanged', topics, guesses }
}

/** What a model depends on, without reading it all. */
async function readBasis(db: Db, rules: readonly TagRule[]): Promise<string> {
  const [row] = await db.execute<{ state: string }>(sql`
    select concat_ws(' ', (select count(*) from papers where not withdrawn),
      (select max(updated_at) from papers), (select max(updated_at) from paper_signals),
      (select count(*) from tag_verdicts), (select max(at) from tag_verdicts)) as state`)
  const hashes = rules.map(({ slug, hash }) => `${slug} ${hash}`).sort()
  return createHash('sha256')
    .update(JSON.stringify([trainerVersion, row?.state, hashes]))
    .digest('hex')
    .slice(0, 32)
}

async function train(
  db: Db,
  input: Input & { rules: readonly TagRule[]; basis: string },
): Promise<number> {
  const { rules, basis, calendar, signal } = input
  const keywords = namedTopics(await readNames(db))
  const given = signal ? { signal } : {}
  const model = await trainModel(await readTraining(db, { rules, keywords, ...given }), signal)
  const packed = packModel(model)
  await db.transaction(async (tx) => {
    const [made] = await tx
      .insert(tagModels)
      .values({
        ...{ version: versionOf(packed), basis, trainedAt: await calendar.now(tx) },
        ...{ papers: model.papers, topics: model.topics.length, model: packed, appliedTo: 0 },
      })
      .returning({ id: tagModels.id })
    await tx.delete(tagModels).where(lt(tagModels.id, made?.id ?? 0))
  })
  return model.topics.length
}

async function readNames(db: Db) {
  const rows = await db
    .select({ slug: tags.slug, name: tags.name, synonyms: tags.synonyms })
    .from(tags)
    .where(and(eq(tags.active, true), eq(tags.kind, 'topic')))
    .orderBy(tags.id)
  return rows.map(({ slug, name, synonyms }) => ({
    slug,
    names: topicNames(slug, name.en, synonyms),
  }))
}

/** Page by page along the ids; the row remembers how far it came. */
async function applyModel(db: Db, signal?: AbortSignal): Promise<number> {
  let guesses = 0
  for (let done = false; !done && !signal?.aborted; ) {
    done = await db.transaction(async (tx) => {
      // Papers tagged or judged meanwhile would get guesses twice, or one that was just rejected.
      await lockExclusive(tx, TAGGING_LOCK)
      const [model] = await tx
        .select({ id: tagModels.id, appliedTo: tagModels.appliedTo })
        .from(tagModels)
        .orderBy(desc(tagModels.id))
        .limit(1)
      if (!model || model.appliedTo === null) return true
      const guesser = await readGuesser(tx, await readTagRules(tx))
      const rows = await tx.execute<{ id: string }>(sql`
        select id from papers where id > ${model.appliedTo} and joined_to is null
        order by id limit ${page}`)
      const paperIds = rows.map(({ id }) => Number(id))
      if (guesser) guesses += await writeGuesses(tx, { paperIds, guesser })
      const last = paperIds.length < page ? null : (paperIds.at(-1) ?? null)
      await tx.update(tagModels).set({ appliedTo: last }).where(eq(tagModels.id, model.id))
      return last === null
    })
    await setImmediate()
  }
  return guesses
}
