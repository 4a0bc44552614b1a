/** Everything held about a reader but their digests, with the consent record in sentences. For a
 * download and for `subscriber show`. */
import { asc, eq } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import { recordWords } from '../locales/en/record.ts'
import type { Executor } from '../storage/database.ts'
import { letters } from '../storage/schema/delivery.ts'
import { consents } from '../storage/schema/subscribers.ts'
import { wordingText } from './consent.ts'
import { tablesAbout } from './held-tables.ts'
import { readPreferences } from './read-preferences.ts'
import { readSubscriber } from './read-subscriber.ts'
import { findSuppressed } from './suppression.ts'

/** JSON as it stands. */
export type SubscriberRecord = {
  about: string
  /** In sentences: whether they read, what they agreed to and when. */
  inWords: string[]
  subscriber: Record<string, unknown>
  interests: Array<{ tag?: string; query?: string; level: string }>
  letters: Array<Record<string, unknown>>
  /** By table: whatever else names them. */
  rest: Record<string, Array<Record<string, unknown>>>
}

/** Told as `interests` and `inWords` already. */
const toldElsewhere = ['interests']

/** Null when nothing is left of them. */
export async function describeSubscriber(
  deps: { db: Executor; keys: KeyRing; siteName: string },
  input: { subscriberId: number },
): Promise<SubscriberRecord | null> {
  const { db } = deps
  const { subscriberId } = input
  const row = await readSubscriber(db, subscriberId)
  const preferences = await readPreferences({ db }, { subscriberId })
  if (!row || !preferences) return null
  const suppressed = (await findSuppressed(deps, row.email ? [row.email] : [])).get(row.email ?? '')
  const { id: _, emailKey: __, ...subscriber } = row
  return {
    about: recordWords.about,
    inWords: [
      recordWords.state[row.state],
      ...(row.state === 'confirmed' && preferences.pausedUntil !== null
        ? [recordWords.paused(preferences.pausedUntil)]
        : []),
      ...(suppressed ? [recordWords.suppressed[suppressed]] : []),
      ...(await consentSentences(db, subscriberId, deps.siteName)),
    ],
    subscriber,
    interests: preferences.interests.map((one) =>
      one.kind === 'tag'
        ? { tag: one.slug, level: one.level }
        : { query: one.text, level: one.level },
    ),
    letters: await lettersTo(db, subscriberId),
    rest: await restOf(db, subscriberId),
  }
}

async function consentSentences(
  db: Executor,
  subscriberId: number,
  siteName: string,
): Promise<string[]> {
  const rows = await db
    .select()
    .from(consents)
    .where(eq(consents.subscriberId, subscriberId))
    .orderBy(asc(consents.id))
  if (rows.length === 0) return [recordWords.noConsent]
  return rows.map(({ event, at, detail, wordingVersion, originHash }) =>
    [
      recordWords.event(event, at, detail ?? ''),
      recordWords.wording(wordingText(wordingVersion, siteName)),
      ...(originHash === null ? [] : [recordWords.origin(originHash)]),
    ].join(' '),
  )
}

const lettersTo = (db: Executor, subscriberId: number) =>
  db
    .select({
      kind: letters.kind,
      state: letters.state,
      to: letters.toAddress,
      createdAt: letters.createdAt,
      settledAt: letters.settledAt,
      error: letters.errorDetail,
    })
    .from(letters)
    .where(eq(letters.subscriberId, subscriberId))
    .orderBy(asc(letters.id))

async function restOf(db: Executor, subscriberId: number): Promise<SubscriberRecord['rest']> {
  const rest: SubscriberRecord['rest'] = {}
  for (const { name, table, column } of tablesAbout) {
    if (toldElsewhere.includes(name)) continue
    const rows = await db.select().from(table).where(eq(column, subscriberId))
    if (rows.length > 0) rest[name] = rows
  }
  return rest
}
