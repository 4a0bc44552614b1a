/** Editions to those who want them when they are published: who follows nothing else, or asked for it.
 * Once an edition's minutes of undo are over they get what is new for them, at most one digest a local
 * date; the others get it with their digest. What of it never left goes with the next slot. */
import type { CandidatePool } from '../matching/candidate.ts'
import { choose } from '../matching/choose.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import { nextSlot } from '../subscribers/next-slot.ts'
import {
  claimEditionReaders,
  type EditionReader,
  type LocalDates,
  oldestWaitingCutoff,
  readLocalDates,
} from './claim-edition-readers.ts'
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
type Run = Deps & { pool: CandidatePool; dates: LocalDates; after: Date }

/** Readers claimed in one transaction. */
const readersAPage = 1_000

/** Digests planned. Whoever has nothing to get stays where they are, and is passed by their id. */
export async function planEditions(
  deps: Deps,
  { pageSize = readersAPage }: { pageSize?: number } = {},
): Promise<number> {
  const run = await openRun(deps)
  if (!run) return 0
  let planned = 0
  let beyond = 0
  for (;;) {
    const page = { beyond, limit: pageSize }
    const done = await deps.db.transaction((tx) => planEditionPage(tx, run, page))
    planned += done.planned
    if (done.claimed < pageSize) return planned
    beyond = done.last
  }
}

/** Fixes the moment and reads the candidates under the shared lock; null when nobody waits. */
async function openRun(deps: Deps): Promise<Run | null> {
  return deps.db.transaction(async (tx) => {
    await lockShared(tx, 'available')
    const until = await deps.calendar.now(tx)
    const time = { until, lateLimitHours: deps.lateLimitHours }
    const dates = await readLocalDates(tx, time)
    const after = dates.length === 0 ? null : await oldestWaitingCutoff(tx, time, dates)
    return after && { ...deps, pool: await readPool(tx, { until, after }), dates, after }
  })
}

async function planEditionPage(
  tx: Tx,
  run: Run,
  page: { beyond: number; limit: number },
): Promise<{ claimed: number; planned: number; last: number }> {
  const { pool, dates, after, lateLimitHours } = run
  const time = { until: pool.until, lateLimitHours }
  const readers = await claimEditionReaders(tx, time, { dates, after, ...page })
  const planned = readers.length === 0 ? 0 : await planFor(tx, run, readers)
  return { claimed: readers.length, planned, last: readers.at(-1)?.id ?? page.beyond }
}

async function planFor(
  tx: Tx,
  { queueLetters, lateLimitHours, pool }: Run,
  readers: EditionReader[],
): Promise<number> {
  const { until } = pool
  const ids = readers.map(({ id }) => id)
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
    const reach = reachOf(reader, pool.listingDays)
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

function moveOf(reader: EditionReader, until: Date) {
  const { id, period: lastPeriod } = reader
  const next = nextSlot({ ...reader, after: until, lastSlotAt: until, lastPeriod })
  const last = { cutoff: until, lastSlotAt: until, lastPeriod }
  return { id, nextDueAt: next.at, ...last, endPause: true }
}
