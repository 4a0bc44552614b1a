/** A paper as a reader met it: in a letter at its place, or on its page. */

import { eq } from 'drizzle-orm'
import { readReasons } from '../digest/read-reasons.ts'
import type { Reason } from '../matching/reason.ts'
import type { Paper } from '../papers/paper.ts'
import { readJoined } from '../papers/read-joined.ts'
import { findPaper, readPapers } from '../papers/read-papers.ts'
import type { Executor } from '../storage/database.ts'
import { digests } from '../storage/schema/digests.ts'
import type { FeedbackPlace } from '../storage/schema/feedback.ts'

export type ShownPaper = {
  subscriberId: number
  paper: Paper
  digestId: number | null
  place: FeedbackPlace
  /** From 1 over cards and then titles; null on a page. */
  position: number | null
  score: number | null
  reasons: Reason[]
}

/** On its page whoever holds a remembered device saves it, and may do nothing else (devices.ts). */
export const mayTurn = ({ place }: ShownPaper): boolean => place !== 'page'

/** All papers of a letter in their order; null: no such digest. A paper deleted since leaves its place
 * empty, so that the others keep theirs; of one joined to another since (papers/join-papers.ts) that is
 * spoken. */
export async function readShown(
  db: Executor,
  input: { digestId: number },
): Promise<Array<ShownPaper | null> | null> {
  const [digest] = await db.select().from(digests).where(eq(digests.id, input.digestId))
  if (!digest) return null
  const named = digest.picks.map(({ p }) => p)
  const joined = await readJoined(db, named)
  const keptOf = (id: number) => joined.get(id) ?? id
  const found = await readPapers(db, named.map(keptOf))
  const reasonsOf = await readReasons(db, digest.picks)
  return digest.picks.map((pick, index) => {
    const paper = found.get(keptOf(pick.p))
    if (!paper) return null
    return {
      subscriberId: digest.subscriberId,
      paper,
      digestId: digest.id,
      place: pick.s,
      position: index + 1,
      score: pick.x,
      reasons: reasonsOf(pick),
    }
  })
}

/** Null: no such paper. */
export async function shownOnPage(
  db: Executor,
  { subscriberId, publicId }: { subscriberId: number; publicId: string },
): Promise<ShownPaper | null> {
  const paper = await findPaper(db, publicId)
  if (!paper) return null
  return {
    subscriberId,
    paper,
    digestId: null,
    place: 'page',
    position: null,
    score: null,
    reasons: [],
  }
}
