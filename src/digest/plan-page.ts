/** One page of due readers in one transaction: claimed, their digests chosen and written, moved on. A
 * reader's digest is the same whoever else is in the page. */
import { sql } from 'drizzle-orm'
import type { AwaitedBatch } from '../ingest/freshness/awaited-batch.ts'
import type { CandidatePool } from '../matching/candidate.ts'
import { type Choice, choose } from '../matching/choose.ts'
import type { PastDigest } from '../matching/eligible.ts'
import { historyNeeded } from '../matching/history-needed.ts'
import type { Interest } from '../matching/interest.ts'
import type { Tx } from '../storage/database.ts'
import { claimDueReaders, type DuePosition } from './claim-due-readers.ts'
import type { DueReader, Turn } from './due-reader.ts'
import { dueUntil, missedBatch } from './hold.ts'
import { moveReaders, type ReaderMove } from './move-readers.ts'
import { planSilence } from './plan-silence.ts'
import type { QueueDigestLetters } from './ports.ts'
import { reachOf } from './reach.ts'
import type { ReadInterests } from './read-interests.ts'
import { readHistories } from './reader-history.ts'
import { type PlannedDigest, recordDigests } from './record-digests.ts'
import type { ReasonIds } from './store-reasons.ts'
import type { WritePicks } from './write-picks.ts'

/** What the pages of one moment share. Nothing in it grows with the number of readers. */
export type PlanRun = {
  pool: CandidatePool
  /** From where on the pool has the papers. */
  after: Date
  /** What the digests of this moment wait for. */
  awaited: AwaitedBatch | null
  pageSize: number
  lateLimitHours: number
  queueLetters: QueueDigestLetters
  turnOf: (reader: DueReader) => Turn
  readInterests: ReadInterests
  /** Stored reasons, as far as this run has met them. */
  reasonIds: ReasonIds
  writePicks: WritePicks
}

export type PlannedPage = {
  claimed: number
  planned: number
  skipped: number
  last: DuePosition | null
  /** New ones; they are stored once the transaction is committed. */
  reasonIds: ReasonIds
}

export async function planPage(
  tx: Tx,
  run: PlanRun,
  from: DuePosition | null,
): Promise<PlannedPage> {
  const { pool, after } = run
  const { until } = pool
  // Compiling a statement takes longer than running it for a thousand readers, every time.
  await tx.execute(sql`set local jit = off`)
  const { readers, last } = await claimDueReaders(tx, {
    dueUntil: dueUntil(until, run.awaited),
    after,
    limit: run.pageSize,
    from,
  })
  if (readers.length === 0) {
    return { claimed: 0, planned: 0, skipped: 0, last, reasonIds: new Map() }
  }
  const ids = readers.map((reader) => reader.id)
  const interests = await run.readInterests(tx, ids)
  const turns = readers.map((reader) => ({
    reader,
    turn: run.turnOf(reader),
    interests: interests.get(reader.id) ?? [],
  }))
  const histories = await readHistories(tx, historiesNeeded(pool, turns), until)
  const chooseFor = createChooser(run)
  const digests: PlannedDigest[] = []
  for (const { reader, turn, interests } of turns) {
    if (!('slotAt' in turn)) continue
    const past = histories.get(reader.id) ?? []
    const chosen =
      turn.kind === 'late' ? null : chooseFor({ reader, interests, past, period: turn.period })
    digests.push(digestOf(run, reader, turn, chosen))
  }
  const at = { now: until, known: run.reasonIds }
  const { reasonIds } = await recordDigests(tx, run.queueLetters, digests, at)
  await planSilence(tx, run.queueLetters, { digests, pool })
  const moves = turns.map(({ reader, turn }) => moveOf(reader, turn, until))
  await moveReaders(tx, moves, until)
  const planned = digests.filter((digest) => digest.outcome === 'picked').length
  return {
    claimed: readers.length,
    planned,
    skipped: readers.length - planned,
    last,
    reasonIds,
  }
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

type ChoiceInput = {
  reader: DueReader
  interests: Interest[]
  past: PastDigest[]
  period: string
}

type Chosen = Pick<PlannedDigest, 'announced' | 'matched' | 'picks' | 'more'>

/** Readers of the same interests, cutoff and place get the same choice, made once a page: a lab that
 * imported everybody with its own tags is one choice a page. Who has a past to heed, gets their own. */
function createChooser({ pool, writePicks }: PlanRun): (input: ChoiceInput) => Chosen {
  const made = new Map<string, Chosen>()
  return ({ reader, interests, past, period }) => {
    const { days, number } = reachOf(reader, pool.listingDays)
    const { cutoff, strictness } = reader
    const input = {
      pool,
      strictness,
      interests,
      history: { cutoff, past },
      days,
      number,
      day: period,
    }
    if (past.length > 0) return toChosen(choose(input), writePicks)
    const key = `${tasteOf(interests)}${cutoff.getTime()} ${period} ${days} ${number} ${strictness}`
    const known = made.get(key)
    if (known) return known
    const chosen = toChosen(choose(input), writePicks)
    made.set(key, chosen)
    return chosen
  }
}

const toChosen = ({ announced, matched, picks, more }: Choice, write: WritePicks): Chosen => ({
  announced,
  matched,
  picks: write(picks),
  more: more.length,
})

/** When an interest began matters beside past digests alone. */
const tasteOf = (interests: Interest[]): string =>
  interests.reduce((key, { level, target }) => `${key}${target.kind}${target.id}${level} `, '')

/** `chosen`: null for those found too late. */
function digestOf(
  { pool, lateLimitHours, awaited }: PlanRun,
  reader: DueReader,
  { slotAt, period }: { slotAt: Date; period: string },
  chosen: Chosen | null,
): PlannedDigest {
  const { announced, matched, picks, more } = chosen ?? nothing
  return {
    subscriberId: reader.id,
    kind: 'digest',
    period,
    slotAt,
    outcome: chosen === null ? 'late' : picks === nothing.picks ? 'nothing-new' : 'picked',
    cutoffFrom: reader.cutoff,
    cutoffTo: chosen === null ? reader.cutoff : pool.until,
    announced,
    matched,
    picks,
    more,
    widenedTo: 1,
    awaited: chosen === null ? null : missedBatch(slotAt, awaited),
    lateAt: new Date(slotAt.getTime() + lateLimitHours * 3_600_000),
  }
}

const nothing: Chosen = { announced: 0, matched: 0, picks: '[]', more: 0 }

function moveOf(reader: DueReader, turn: Turn, until: Date): ReaderMove {
  const still = { id: reader.id, nextDueAt: turn.next, cutoff: null, lastSlotAt: null }
  if (!('slotAt' in turn)) return { ...still, lastPeriod: null, endPause: false }
  const slot = { ...still, lastSlotAt: turn.slotAt, lastPeriod: turn.period }
  if (turn.kind === 'late') return { ...slot, endPause: false }
  return { ...slot, cutoff: until, endPause: true }
}
