/** Makes papers available: the one moment from which they can be mailed (design 4.1). It is set once
 * and never moved, in the transaction that stored and tagged them. */
import { and, isNull, sql } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'
import { lockPresent } from './lock-present.ts'
import type { IncomingPaper } from './paper.ts'

export type PublishInput = {
  calendar: Calendar
  papers: ReadonlyArray<Pick<IncomingPaper, 'publicId' | 'firstAnnouncement' | 'availableAt'>>
  /** Rows by public id, as `storePapers` found them. */
  ids: ReadonlyMap<string, number>
}

/** Ids of the papers that it made available; new ones with a moment of their own were stored so. Only
 * first announcements become available: a paper first known by a replacement waits for one. */
export async function publishPapers(tx: Tx, input: PublishInput): Promise<number[]> {
  const announced = new Map<number, Date | undefined>()
  for (const paper of input.papers) {
    const id = input.ids.get(paper.publicId) as number
    if (!paper.firstAnnouncement || announced.get(id)) continue
    announced.set(id, paper.availableAt)
  }
  const open = await tx
    .select({ id: papers.id })
    .from(papers)
    .where(and(anyOf(papers.id, [...announced.keys()]), isNull(papers.availableAt)))
    .orderBy(papers.id)
  if (open.length === 0) return []
  const present = await lockPresent(tx, input.calendar)
  const rows = open.map(({ id }) => ({ id, at: (announced.get(id) ?? present).toISOString() }))
  await tx.execute(sql`
    update papers set available_at = given.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id bigint, at timestamptz)
    where papers.id = given.id and papers.available_at is null`)
  return rows.map(({ id }) => id)
}
