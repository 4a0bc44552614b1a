/** What is kept of those who left: their interests for as long as leaving can be taken back, and the
 * record of their consent for as long as somebody may ask for it. */
import { type SQL, sql } from 'drizzle-orm'
import { daysAgo, deleteOld, type PruneDeps } from '../storage/delete-old.ts'

type LeftRetention = { interestDays: number; consentDays: number }

export async function pruneLeft(deps: PruneDeps, { interestDays, consentDays }: LeftRetention) {
  return {
    interests: await deleteOld(deps, {
      table: 'interests',
      which: (limit) => ofThoseWhoLeft('interests', interestDays, limit),
    }),
    consents: await deleteOld(deps, {
      table: 'consents',
      which: (limit) => ofThoseWhoLeft('consents', consentDays, limit),
    }),
  }
}

/** Uses subscribers_left. */
const ofThoseWhoLeft = (table: string, days: number, limit: number): SQL => sql`
  select kept.id from subscribers join ${sql.identifier(table)} kept
    on kept.subscriber_id = subscribers.id
  where subscribers.state = 'left' and subscribers.left_at < ${daysAgo(days)} limit ${limit}`
