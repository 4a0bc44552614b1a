/** What the public pages are made from, and how they notice that it changed. Looked at anew every two
 * seconds, in the background: a page never waits for the figures of a new day. */
import { sql } from 'drizzle-orm'
import { rankingsKey } from '../papers/popularity/make-rankings.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { readTags, type TagCatalogue } from '../tagging/read-tags.ts'
import { readStoreFacts, type StoreFacts } from './store-facts.ts'

export type StoreView = {
  /** Another one when papers, tags or sources changed: pages made for it hold as long as it does. */
  revision: string
  /** Another one when the lists of what is noticed were made anew: minutes go by between two. */
  noticed: string
  /** The calendar's moment: what came later is not shown yet. */
  at: Date
  facts: StoreFacts
  tags(locale: string): Promise<TagCatalogue>
}

type ViewDeps = { db: Db; calendar: Calendar }

const freshMs = 2_000
/** Older than this, nobody looked for a while: the next one waits for a new look. */
const staleMs = 15_000

export function createStoreView(deps: ViewDeps): () => Promise<StoreView> {
  let held: { view: StoreView; locales: Set<string>; seenAt: number } | null = null
  let looking: Promise<StoreView> | null = null

  async function look(): Promise<StoreView> {
    const at = await deps.calendar.now(deps.db)
    const { revision, noticed } = await readRevision(deps.db, at)
    if (held?.view.revision !== revision) held = await readView(deps, revision, at, held?.locales)
    held.view.at = at
    held.view.noticed = noticed
    held.seenAt = performance.now()
    return held.view
  }

  return () => {
    const age = held ? performance.now() - held.seenAt : Number.POSITIVE_INFINITY
    if (held && age < freshMs) return Promise.resolve(held.view)
    looking ??= look().finally(() => {
      looking = null
    })
    if (!held || age > staleMs) return looking
    // Whoever comes first after it settled sees whether it failed.
    looking.catch(() => undefined)
    return Promise.resolve(held.view)
  }
}

async function readView({ db }: ViewDeps, revision: string, at: Date, used = new Set<string>()) {
  const catalogues = new Map<string, Promise<TagCatalogue>>()
  const locales = new Set<string>()
  const view: StoreView = {
    revision,
    noticed: '',
    at,
    facts: await readStoreFacts(db),
    tags(locale) {
      const known = catalogues.get(locale)
      if (known !== undefined) return known
      const read = readTags(db, { locale })
      catalogues.set(locale, read)
      locales.add(locale)
      read.catch(() => catalogues.delete(locale))
      return read
    },
  }
  // Those in use are there before the view is.
  for (const locale of used) await view.tags(locale)
  return { view, locales, seenAt: 0 }
}

/** Papers changed by a source count once its round ended: that row says so. A row of `tags` that
 * changed is another one: Postgres writes it anew. Each part is an index's end or a small table. */
async function readRevision(db: Db, at: Date): Promise<{ revision: string; noticed: string }> {
  const [row] = await db.execute<{ revision: string; noticed: string | null }>(sql`
    select concat_ws('/',
      (select max(id) from papers),
      (select extract(epoch from max(available_at)) from papers
        where available_at <= ${at.toISOString()}::timestamptz),
      (select extract(epoch from max(added_at)) from paper_tags),
      (select concat_ws(' ', count(*), count(*) filter (where verdict = 'rejected'),
        extract(epoch from max(at))) from tag_verdicts),
      (select max(id) from vector_models where ready_at is not null),
      (select extract(epoch from max(written_at)) from paper_vectors
        where model_id = (select max(id) from vector_models where ready_at is not null)),
      (select md5(string_agg(s::text, ',' order by s.name)) from sources s),
      (select concat(count(*), extract(epoch from max(updated_at))) from editions
        where state = 'published'),
      (select md5(string_agg(e::text, ',' order by e.id)) from series e),
      (select extract(epoch from max(made_at)) from paper_translations),
      (select md5(string_agg(t.xmin::text || t.ctid::text, ',' order by t.id)) from tags t)
    ) as revision,
    (select value->>'revision' from installation where key = ${rankingsKey}) as noticed`)
  return { revision: row?.revision ?? '', noticed: row?.noticed ?? '' }
}
