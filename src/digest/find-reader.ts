/** The subscriber behind an address, for the verbs that ask about one reader. */
import { eq } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import type { Executor } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'

export type Reader = typeof subscribers.$inferSelect

export async function findReader(db: Executor, email: string): Promise<Reader> {
  const address = parseEmailAddress(email)
  const [reader] = address.ok
    ? await db.select().from(subscribers).where(eq(subscribers.emailKey, address.key))
    : []
  if (reader) return reader
  throw new PaperboyError('not-found', `nobody subscribes with ${email}`, {
    help: 'Check the address; imported and confirmed readers can be asked about.',
  })
}
