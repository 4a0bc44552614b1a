/** Why a paper was or was not in a reader's mail: from the frozen reasons of the digest that showed
 * it, else from the rules that would decide now. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { choose, judgePaper } from '../matching/choose.ts'
import type { Reason } from '../matching/reason.ts'
import { reasonsOf } from '../matching/reasons-of.ts'
import { scoreMatch, weighMatch } from '../matching/score.ts'
import { isAsSure } from '../matching/strictness.ts'
import { findPaper } from '../papers/read-papers.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Executor } from '../storage/database.ts'
import { digests, type StoredPick } from '../storage/schema/digests.ts'
import { readSubscriber } from '../subscribers/read-subscriber.ts'
import { findReader, type Reader } from './find-reader.ts'
import { readerInputOf } from './preview-digest.ts'
import { readReasons } from './read-reasons.ts'
import { shownIn } from './shown-in.ts'

export type Decision =
  /** In a digest that exists. */
  | 'shown'
  | 'named'
  | 'withdrawn'
  /** Would be, in the digest due now. */
  | 'would-show'
  | 'would-name'
  /** Matched, but others ranked higher. */
  | 'more'
  /** Matched, but not as surely as the reader wants it. */
  | 'held-back'
  | 'not-matched'
  | 'muted'
  | 'too-old'
  | 'before-interest'
  | 'not-announced'
  /** Its authors took it back. */
  | 'retracted'
  | 'not-following'

export type Why = {
  paper: string
  digest: { id: number; period: string; kind: string } | null
  decision: Decision
  reasons: Reason[]
  score: number | null
}

export async function whyPaper(
  deps: { db: Db; calendar: Calendar },
  input: { paper: string } & ({ email: string } | { subscriberId: number }),
): Promise<Why> {
  return deps.db.transaction(async (tx) => {
    const reader =
      'email' in input
        ? await findReader(tx, input.email)
        : await readSubscriber(tx, input.subscriberId)
    if (!reader) throw new PaperboyError('not-found', 'there is no such subscriber')
    const paper = await findPaper(tx, input.paper)
    if (!paper) {
      throw new PaperboyError('not-found', `no paper ${input.paper} is held`, {
        help: 'Give an id as in 2605.15202; `ingest` brings papers in.',
      })
    }
    const frozen = await findFrozenPick(tx, reader.id, paper.id)
    if (frozen) return { paper: paper.publicId, ...frozen }
    const until = await deps.calendar.now(tx)
    return { paper: paper.publicId, digest: null, ...(await judgeNow(tx, reader, paper.id, until)) }
  })
}

async function findFrozenPick(db: Executor, subscriberId: number, paperId: number) {
  const [digest] = await db
    .select()
    .from(digests)
    .where(
      and(
        eq(digests.subscriberId, subscriberId),
        sql`${paperId} in (${shownIn(sql`${digests.picks}`)})`,
      ),
    )
    .orderBy(sql`${digests.outcome} = 'withdrawn'`, desc(digests.slotAt))
    .limit(1)
  const pick = digest?.picks.find((one) => one.p === paperId)
  if (!digest || !pick) return null
  return {
    digest: { id: digest.id, period: digest.period, kind: digest.kind },
    decision: decisionOf(digest.outcome === 'withdrawn', pick),
    reasons: (await readReasons(db, [pick]))(pick),
    score: pick.x,
  }
}

function decisionOf(withdrawn: boolean, pick: StoredPick): Decision {
  if (withdrawn) return 'withdrawn'
  return pick.s === 'full' ? 'shown' : 'named'
}

type Judgement = Pick<Why, 'decision' | 'reasons' | 'score'>

async function judgeNow(
  db: Executor,
  reader: Reader,
  paperId: number,
  until: Date,
): Promise<Judgement> {
  const none = (decision: Decision): Judgement => ({ decision, reasons: [], score: null })
  if (reader.state !== 'confirmed' || !reader.cutoff) return none('not-following')
  // From long ago, so that papers the reader's cutoff has passed are judged too.
  const longAgo = new Date(until.getTime() - 60 * 86_400_000)
  const input = await readerInputOf(db, { ...reader, cutoff: reader.cutoff }, until, longAgo)
  const judged = judgePaper(input, paperId)
  if (!judged) {
    const held = input.pool.papers.some((paper) => paper.id === paperId)
    return none(held ? 'not-matched' : await absence(db, paperId, until))
  }
  const facts = { reasons: reasonsOf(judged.match), score: scoreMatch(judged.match) }
  if (!judged.verdict.eligible) {
    const { why } = judged.verdict
    return { ...facts, decision: why === 'after' ? 'not-announced' : why }
  }
  const picked = choose(input).picks.find((pick) => pick.paper.id === paperId)
  if (!picked) {
    if (judged.verdict.as === 'missed') return { ...facts, decision: 'too-old' }
    const isSure = isAsSure(reader.strictness, weighMatch(judged.match))
    return { ...facts, decision: isSure ? 'more' : 'held-back' }
  }
  return { ...facts, decision: picked.section === 'full' ? 'would-show' : 'would-name' }
}

/** Not in the pool at all: taken back, not announced by then, or announced too long ago. */
async function absence(db: Executor, paperId: number, until: Date): Promise<Decision> {
  const [row] = await db.execute<{ withdrawn: boolean; announced: boolean | null }>(sql`
    select withdrawn, available_at <= ${until.toISOString()}::timestamptz as announced
    from papers where id = ${paperId}`)
  if (row?.withdrawn) return 'retracted'
  return row?.announced ? 'too-old' : 'not-announced'
}
