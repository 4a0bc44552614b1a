/** Series of editions: a name, a language, a zone, and the tag that readers follow. */
import { asc, eq, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { cleanText } from '../lib/clean-text.ts'
import { canonicalLanguage } from '../lib/language-tag.ts'
import { localDate } from '../lib/local-time.ts'
import { canonicalTimeZone } from '../lib/time-zone.ts'
import { deskFaults } from '../locales/spoken.ts'
import type { Db, Executor, Tx } from '../storage/database.ts'
import { editions, series } from '../storage/schema/editorial.ts'
import { tags } from '../storage/schema/tags.ts'
import { writeAudit } from './audit.ts'
import { type Editor, mustOperate, mustWrite } from './editor.ts'

export type Series = {
  id: number
  slug: string
  name: string
  language: string
  timezone: string
  tagId: number
  awayUntil: string | null
}

/** The tag of every series together, and the beginning of each one's own. */
export const allEditions = 'edition'
export const editionTag = (slug: string): string => `${allEditions}-${slug}`
/** Heading in the form. */
const group = 'Editions'

const columns = {
  id: series.id,
  slug: series.slug,
  name: series.name,
  language: series.language,
  timezone: series.timezone,
  tagId: series.tagId,
  awayUntil: series.awayUntil,
}

export const listSeries = (db: Executor): Promise<Series[]> =>
  db.select(columns).from(series).where(eq(series.active, true)).orderBy(asc(series.id))

export async function findSeries(db: Executor, slug: string): Promise<Series | null> {
  const [found] = await db.select(columns).from(series).where(eq(series.slug, slug))
  return found ?? null
}

export type SeriesFields = { slug: string; name: string; language: string; timezone: string }

/** Throws `bad-input` for what cannot be one, `conflict` for a slug that is taken. */
export async function createSeries(
  db: Db,
  { by, ...given }: SeriesFields & { by: Editor },
): Promise<Series> {
  mustOperate(by)
  const fields = checked(given)
  return db.transaction(async (tx) => {
    const tagId = await makeTags(tx, fields)
    const [made] = await tx
      .insert(series)
      .values({ ...fields, tagId })
      .onConflictDoNothing()
      .returning(columns)
    if (!made) throw new PaperboyError('conflict', deskFaults.seriesTaken(fields.slug))
    await writeAudit(tx, { who: by.who, act: 'series-made', what: fields.slug, detail: fields })
    return made
  })
}

/** `awayUntil`: YYYY-MM-DD; null: there again. */
export async function setAway(
  db: Db,
  input: { by: Editor; series: Series; awayUntil: string | null },
): Promise<void> {
  const { by, awayUntil } = input
  await db.transaction(async (tx) => {
    await mustWrite(tx, by, input.series.id)
    await tx.update(series).set({ awayUntil }).where(eq(series.id, input.series.id))
    // Pages are made anew when an edition changed (web/store-view.ts).
    await tx
      .update(editions)
      .set({ updatedAt: sql`clock_timestamp()` as unknown as Date })
      .where(eq(editions.seriesId, input.series.id))
    const detail = { awayUntil }
    await writeAudit(tx, { who: by.who, act: 'series-changed', what: input.series.slug, detail })
  })
}

/** While it lasts: on that date they are there again. */
export const awayAt = ({ awayUntil, timezone }: Series, now: Date): string | null =>
  awayUntil !== null && awayUntil > localDate(now, timezone) ? awayUntil : null

function checked(given: SeriesFields): SeriesFields {
  const slug = given.slug.trim().toLowerCase()
  const name = cleanText(given.name, { max: 80 })
  const timezone = canonicalTimeZone(given.timezone)
  const language = canonicalLanguage(given.language)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 40) {
    throw wrong(deskFaults.seriesSlug)
  }
  if (name === '') throw wrong(deskFaults.seriesName)
  if (timezone === null) throw wrong(deskFaults.seriesZone)
  if (language === null) {
    throw new PaperboyError('bad-input', deskFaults.seriesLanguage, {
      help: deskFaults.languageHelp,
    })
  }
  return { slug, name, language, timezone }
}

const wrong = (message: string) => new PaperboyError('bad-input', message)

async function makeTags(tx: Tx, { slug, name }: SeriesFields): Promise<number> {
  const shared = { kind: 'edition' as const, groupName: group, rule: null }
  await tx
    .insert(tags)
    .values({
      ...shared,
      slug: allEditions,
      name: { en: 'All editions', ko: '모든 에디션', zh: '全部期刊', ja: 'すべてのエディション' },
      description: {
        en: 'Papers that editors here picked and wrote about.',
        ko: '편집자가 골라 이야기한 논문.',
        zh: '编辑挑选并点评的论文。',
        ja: '編集者が選び、論じた論文。',
      },
    })
    .onConflictDoNothing()
  const own = { ...shared, name: { en: name }, description: { en: name } }
  const [tag] = await tx
    .insert(tags)
    .values({ ...own, slug: editionTag(slug) })
    .onConflictDoUpdate({ target: tags.slug, set: { ...own, active: true } })
    .returning({ id: tags.id })
  if (!tag) throw new Error('a tag was not stored')
  return tag.id
}
