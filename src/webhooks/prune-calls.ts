/** Calls are kept as long as letters; older ones help nobody, and those that still wait would surprise. */
import { sql } from 'drizzle-orm'
import { daysAgo, deleteOld, type PruneDeps } from '../storage/delete-old.ts'

export const pruneCalls = async (deps: PruneDeps, { letterDays }: { letterDays: number }) => ({
  calls: await deleteOld(deps, {
    table: 'webhook_calls',
    which: (limit) =>
      sql`select id from webhook_calls where created_at < ${daysAgo(letterDays)} limit ${limit}`,
  }),
})
