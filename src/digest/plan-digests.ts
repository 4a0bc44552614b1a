/** Plans the digests that are due: claims readers page by page, chooses their picks, writes digests
 * and letters, moves `next_due_at` (design 4.2). Any number of instances may run it at once. */
import type { CandidatePool } from '../matching/candidate.ts'
import { choose } from '../matching/choose.ts'
import type { PastDigest } from '../matching/eligible.ts'
import { historyNeeded } from '../matching/history-needed.ts'
import type { Interest } from '../matching/interest.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import { claimDueReaders, oldestDueCutoff } from './claim-due-readers.ts'
import { type DueReader, type Turn, turnOf } from './due-reader.ts'
import type { QueueDigestLetters } from './ports.ts'
import { reachOf } from './reach.ts'
import { readInterests } from './read-interests.ts'
import { readPool } from './read-pool.ts'
import { readHistories } from './reader-history.ts'
import {
  moveReaders,
  type PlannedDigest,
  type ReaderMove,
  recordDigests,
  storedPicks,
} from './record-digests.ts'

export type PlanDeps = {
  db: Db
  calendar: Calendar
  queueLetters: QueueDigestLetters
  lateLimitHours: number
}
/** `planned`: digests with a letter; `skipped`: turns without one, each with its reason recorded. */
export type PlanReport = { planned: number; skipped: number }

/** Readers claimed in one transaction. */
const pageSize = 1000
/** While the database writes one, the other is chosen here. The embedded one takes them in turn. */
const pagesAtOnce = 2

export async function planDigests(deps: PlanDeps): Promise<PlanReport> {
  const report = { planned: 0, skipped: 0 }
  const opened = await openPool(deps)
  if (!opened) return report
  const lines = Array.from({ length: pagesAtOnce }, () => planPages(deps, opened, report))
  // All come to an end before one that failed is told of: nobody closes the database under them.
  for (const line of await Promise.allSettled(lines)) {
    if (line.status === 'rejected') throw line.reason
  }
  return report
}

/** Page after page until no reader is due whom nobody else has claimed. */
async function planPages(deps: PlanDeps, opened: Opened, report: PlanReport): Promise<void> {
  for (;;) {
    const page = await deps.db.transaction((tx) => planPage(deps, tx, opened))
    report.planned += page.planned
    report.skipped += page.skipped
    if (page.claimed < pageSize) return
  }
}

type Opened = { pool: CandidatePool; after: Date }

/** Fixes T and reads the candidates under the shared lock; null when nobody is due. */
async function openPool({ db, calendar }: PlanDeps): Promise<Opened | null> {
  return db.transaction(async (tx) => {
    await lockShared(tx, 'available')
    const until = await calendar.now(tx)
    const after = await oldestDueCutoff(tx, until)
    return after && { pool: await readPool(tx, { until, after }), after }
  })
}

async function planPage(deps: PlanDeps, tx: Tx, { pool, after }: Opened) {
  const readers = await claimDueReaders(tx, { until: pool.until, after, limit: pageSize })
  const interests = await readInterests(
    tx,
    readers.map((reader) => reader.id),
  )
  const turns = readers.map((reader) => ({
    reader,
    turn: turnOf(reader, pool.until, deps.lateLimitHours),
    interests: interests.get(reader.id) ?? [],
  }))
  const histories = await readHistories(tx, historiesNeeded(pool, turns), pool.until)
  const digests = turns.flatMap(
    (mine) => digestOf({ deps, pool, ...mine, past: histories.get(mine.reader.id) ?? [] }) ?? [],
  )
  await recordDigests(tx, deps.queueLetters, digests, pool.until)
  const moves = turns.map(({ reader, turn }) => moveOf(reader, turn, pool.until))
  await moveReaders(tx, moves, pool.until)
  const planned = digests.filter((digest) => digest.outcome === 'picked').length
  return { claimed: readers.length, planned, skipped: readers.length - planned }
}

type ReaderTurn = { reader: DueReader; turn: Turn; interests: Interest[] }

/** Of most readers a few digests or none: a quarter of a year of all of them is too much to read. */
const historiesNeeded = (pool: CandidatePool, turns: ReaderTurn[]) =>
  turns.flatMap(({ reader, turn, interests }) => {
    if (turn.kind !== 'plan') return []
    const { cutoff } = reader
    const { days } = reachOf(reader, pool.listingDays)
    return [{ id: reader.id, since: historyNeeded({ pool, interests, cutoff, days }) }]
  })

type DigestInput = ReaderTurn & { deps: PlanDeps; pool: CandidatePool; past: PastDigest[] }

function digestOf({
  deps,
  pool,
  reader,
  turn,
  interests,
  past,
}: DigestInput): PlannedDigest | null {
  if (turn.kind === 'paused' || turn.kind === 'done') return null
  const frame = {
    subscriberId: reader.id,
    kind: 'digest' as const,
    period: turn.period,
    slotAt: turn.slotAt,
    cutoffFrom: reader.cutoff,
    widenedTo: 1,
    lateAt: new Date(turn.slotAt.getTime() + deps.lateLimitHours * 3_600_000),
  }
  if (turn.kind === 'late') {
    const nothing = { announced: 0, matched: 0, picks: [], more: 0 }
    return { ...frame, ...nothing, outcome: 'late', cutoffTo: reader.cutoff }
  }
  const choice = choose({
    pool,
    interests,
    history: { cutoff: reader.cutoff, past },
    ...reachOf(reader, pool.listingDays),
    day: turn.period,
  })
  return {
    ...frame,
    outcome: choice.picks.length > 0 ? 'picked' : 'nothing-new',
    cutoffTo: pool.until,
    announced: choice.announced,
    matched: choice.matched,
    picks: storedPicks(choice),
    more: choice.more.length,
  }
}

function moveOf(reader: DueReader, turn: Turn, until: Date): ReaderMove {
  const still = { id: reader.id, nextDueAt: turn.next, cutoff: null, lastSlotAt: null }
  if (turn.kind === 'paused' || turn.kind === 'done') {
    return { ...still, lastPeriod: null, endPause: false }
  }
  const slot = { ...still, lastSlotAt: turn.slotAt, lastPeriod: turn.period }
  if (turn.kind === 'late') return { ...slot, endPause: false }
  return { ...slot, cutoff: until, endPause: true }
}
