/** Editions to those who want them when they are published: who follows nothing else, or asked for it.
 * Once an edition's minutes of undo are over they get what is new for them, at most one digest a local
 * date; the others get it with their digest. What of it never left goes with the next slot. */
import { sql } from 'drizzle-orm'
import { localDate } from '../lib/local-time.ts'
import { choose } from '../matching/choose.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import type { Rhythm, Strictness } from '../storage/schema/subscribers.ts'
import { nextSlot } from '../subscribers/next-slot.ts'
import { momentOf } from './moment.ts'
import { moveReaders } from './move-readers.ts'
import type { QueueDigestLetters } from './ports.ts'
import { reachOf } from './reach.ts'
import { readInterests } from './read-interests.ts'
import { readPool } from './read-pool.ts'
import { readHistories } from './reader-history.ts'
import { type PlannedDigest, recordDigests } from './record-digests.ts'

type Deps = {
  db: Db
  calendar: Calendar
  queueLetters: QueueDigestLetters
  lateLimitHours: number
}

/** A transaction; the next round takes the others. */
const readersAtOnce = 1_000

/** Digests planned. */
export async function planEditions(deps: Deps): Promise<number> {
  return deps.db.transaction(async (tx) => {
    await lockShared(tx, 'available')
    const until = await deps.calendar.now(tx)
    const waiting = await claimWaiting(tx, until, deps.lateLimitHours)
    const readers = waiting.flatMap((row) => {
      const period = localDate(until, row.timezone)
      return (row.had ?? '') >= period || (row.paused ?? '') > period ? [] : [{ ...row, period }]
    })
    return readers.length === 0 ? 0 : planFor(deps, tx, { until, readers })
  })
}

type Waiting = {
  id: number
  timezone: string
  hour: number
  rhythm: Rhythm
  weekday: number
  number: number
  strictness: Strictness
  cutoff: Date
  /** YYYY-MM-DD of the newest digest that was mailed, or of an edition, mailed or not. */
  had: string | null
  paused: string | null
}
type Reader = Waiting & { period: string }

/** Of editions released within the late limit, whoever has not been considered for them since. */
async function claimWaiting(tx: Tx, until: Date, lateLimitHours: number): Promise<Waiting[]> {
  const rows = await tx.execute<Omit<Waiting, 'cutoff'> & { cutoff: string }>(sql`
    with out as (select r.tag_id, e.released_at from editions e join series r on r.id = e.series_id
        where e.state = 'published' and e.released_at <= ${until.toISOString()}::timestamptz
          and e.released_at > ${until.toISOString()}::timestamptz
            - make_interval(hours => ${lateLimitHours})),
      followed as (select tag_id, released_at from out union all
        select t.id, out.released_at from out, tags t where t.slug = 'edition')
    select s.id::int as id, s.timezone, s.hour, s.rhythm, s.weekday, s.number, s.strictness, s.cutoff,
      s.paused_until::text as paused,
      (select max(d.period)::text from digests d where d.subscriber_id = s.id
        and (d.kind = 'edition' or d.outcome in ('picked', 'unknown'))) as had
    from subscribers s
    where s.state = 'confirmed' and s.next_due_at is not null
      and s.id in (select i.subscriber_id from interests i join followed f on f.tag_id = i.tag_id
        where i.level <> 'mute')
      and s.cutoff < (select max(f.released_at) from interests i join followed f on f.tag_id = i.tag_id
        where i.subscriber_id = s.id and i.level <> 'mute')
      and (s.edition_timing = 'published' or (s.edition_timing is null and not exists (
        select 1 from interests i left join tags t on t.id = i.tag_id
        where i.subscriber_id = s.id and i.level <> 'mute' and t.kind is distinct from 'edition')))
    order by s.id limit ${readersAtOnce} for update of s skip locked`)
  return rows.map((row) => ({ ...row, cutoff: momentOf(row.cutoff) }))
}

async function planFor(
  { queueLetters, lateLimitHours }: Deps,
  tx: Tx,
  { until, readers }: { until: Date; readers: Reader[] },
): Promise<number> {
  const ids = readers.map(({ id }) => id)
  const after = new Date(Math.min(...readers.map(({ cutoff }) => cutoff.getTime())))
  const pool = await readPool(tx, { until, after })
  const interests = await readInterests(tx, ids)
  const histories = await readHistories(
    tx,
    ids.map((id) => ({ id })),
    until,
  )
  const lateAt = new Date(until.getTime() + lateLimitHours * 3_600_000)
  const planned = readers.flatMap((reader): PlannedDigest[] => {
    const { id, cutoff, period, strictness } = reader
    const past = histories.get(id) ?? []
    const own = interests.get(id) ?? []
    const reach = reachOf({ ...reader, pausedUntil: null }, pool.listingDays)
    const history = { cutoff, past }
    const choice = choose({ pool, history, interests: own, strictness, day: period, ...reach })
    // What they had of it before comes no second time, and an empty letter never.
    if (choice.picks.length === 0) return []
    const { announced, matched, picks, more } = choice
    const span = { slotAt: until, cutoffFrom: cutoff, cutoffTo: until, widenedTo: 1, lateAt }
    const found = { announced, matched, picks, more: more.length }
    return [{ subscriberId: id, kind: 'edition', period, outcome: 'picked', ...span, ...found }]
  })
  const { created } = await recordDigests(tx, queueLetters, planned, {
    now: until,
    known: new Map(),
  })
  // Whoever was moved without a digest would lose what is new for them.
  const got = new Set(created)
  const moves = readers.filter(({ id }) => got.has(id)).map((reader) => moveOf(reader, until))
  await moveReaders(tx, moves, until)
  return created.length
}

function moveOf(reader: Reader, until: Date) {
  const { id, period: lastPeriod } = reader
  const next = nextSlot({ ...reader, after: until, lastSlotAt: until, lastPeriod })
  const last = { cutoff: until, lastSlotAt: until, lastPeriod }
  return { id, nextDueAt: next.at, ...last, endPause: false }
}
