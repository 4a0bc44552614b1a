/** Everything held about a reader as plain JSON: their record, then every digest with its papers and the
 * reasons they were shown with. */
import { desc, eq } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { digests } from '../storage/schema/digests.ts'
import { describeSubscriber, type SubscriberRecord } from '../subscribers/describe-subscriber.ts'
import { openAccountLink } from '../subscribers/open-account-link.ts'
import { type ToldDigest, tellDigests } from './tell-digests.ts'

export type Download = {
  site: string
  /** ISO instant. */
  madeAt: string
} & SubscriberRecord & {
    digests: Array<Omit<ToldDigest, 'papers'> & { papers: Array<Record<string, unknown>> }>
  }

type DownloadDeps = { db: Db; keys: KeyRing; calendar: Calendar; siteName: string }

/** By a mailed link for a download, which works until it expires; null: it is of no use. */
export async function downloadByLink(
  deps: DownloadDeps,
  { linkId }: { linkId: number },
): Promise<Download | null> {
  const link = await openAccountLink(deps, { linkId })
  return link.open && link.act === 'download' ? downloadSubscriber(deps, link) : null
}

/** Null when nothing is left of them. Reasons are told in the reader's language, or in `locale`. */
export async function downloadSubscriber(
  deps: DownloadDeps,
  { subscriberId, locale }: { subscriberId: number; locale?: string },
): Promise<Download | null> {
  const { db, calendar, siteName } = deps
  const record = await describeSubscriber(deps, { subscriberId })
  if (!record) return null
  const rows = await db
    .select({ id: digests.id })
    .from(digests)
    .where(eq(digests.subscriberId, subscriberId))
    .orderBy(desc(digests.period), desc(digests.id))
  const told = await tellDigests(db, {
    digestIds: rows.map(({ id }) => id),
    locale: locale ?? String(record.subscriber.locale),
  })
  return {
    site: siteName,
    madeAt: (await calendar.now(db)).toISOString(),
    ...record,
    digests: told.map((digest) => ({
      ...digest,
      papers: digest.papers.map(({ paper: _, ...shown }) => shown),
    })),
  }
}
