/** Whose page a private link opens, and so in which language: the reader's, whatever browser it is
 * opened in. A token that opens nothing has no language; its page says so in the browser's. */

import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Db } from '../storage/database.ts'
import { type LinkPurpose, type PrivatePurpose, readLink } from '../subscribers/links.ts'
import { openLink } from '../subscribers/open-link.ts'

export type ReaderLocaleDeps = { db: Db; keys: KeyRing }

type Door = { locale(row: number): SQL } & (
  | { purpose: LinkPurpose }
  /** Its link ends with the reader's epoch. */
  | { opens: PrivatePurpose }
)

const ofSubscriber = (id: SQL | number): SQL => sql`select locale from subscribers where id = ${id}`
const ofDigest = (id: number): SQL =>
  ofSubscriber(sql`(select subscriber_id from digests where id = ${id})`)

/** By the first part of the path. */
const doors: Record<string, Door> = {
  confirm: {
    purpose: 'confirm',
    locale: (id) => sql`select choices ->> 'locale' as locale from signups where id = ${id}`,
  },
  preferences: { opens: 'preferences', locale: ofSubscriber },
  unsubscribe: { purpose: 'unsubscribe', locale: ofSubscriber },
  saved: { opens: 'saved', locale: ofSubscriber },
  digest: { purpose: 'view', locale: ofDigest },
  feedback: { opens: 'feedback', locale: ofDigest },
  account: {
    purpose: 'account',
    locale: (id) => ofSubscriber(sql`(select subscriber_id from account_links where id = ${id})`),
  },
}

export async function readerLocale(
  deps: ReaderLocaleDeps,
  path: string,
): Promise<string | undefined> {
  const [, first = '', token = ''] = path.split('/')
  const door = Object.hasOwn(doors, first) ? doors[first] : undefined
  if (!door || token === '') return undefined
  const row = await rowOf(deps, door, token)
  if (row === null) return undefined
  const rows = await deps.db.execute<{ locale: string | null }>(door.locale(row))
  return rows[0]?.locale ?? undefined
}

async function rowOf(deps: ReaderLocaleDeps, door: Door, token: string): Promise<number | null> {
  if ('purpose' in door) return readLink(deps.keys, door.purpose, token)
  return (await openLink(deps, door.opens, token))?.row ?? null
}
