/** Letters of the run as the naive way would hold them: the template's props and the envelope. */

import { eq } from 'drizzle-orm'
import type { DigestLetterProps } from '../../emails/letter-props.ts'
import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { createFragmentStore, fragmentBytes } from '../digest/fragments/fragment-store.ts'
import { createFreezeLetters } from '../digest/freeze-letters.ts'
import { digestHeaders } from '../digest/letter-headers.ts'
import { readCards } from '../digest/read-cards.ts'
import { wholeDigest } from '../digest/whole-digest.ts'
import { letters } from '../storage/schema/delivery.ts'
import { createLinks } from '../subscribers/links.ts'

export type NaiveLetter = {
  letterId: number
  from: string
  to: string
  subject: string
  headers: Record<string, string>
  /** As they fit: the naive way is spared the search for a length that does. */
  props: DigestLetterProps
}

export async function naiveLetters(app: App, count: number): Promise<NaiveLetter[]> {
  const { db, keys } = app
  const naive: NaiveLetter[] = []
  const store = createFragmentStore({ maxBytes: fragmentBytes })
  for (const { letterId, to, frozen } of await frozenAgain(app, count)) {
    const { subscriberId, digestId, keyVersion, publicUrl, siteName } = frozen
    const links = createLinks({ publicUrl, keys })
    const urls = {
      preferences: links.preferences(subscriberId, keyVersion),
      unsubscribe: links.unsubscribe(subscriberId, keyVersion),
      view: links.view(digestId, keyVersion),
      feedback: links.feedback(digestId, keyVersion),
    }
    const cards = await readCards(
      { db, store },
      frozen.cards.map(({ hash }) => hash),
    )
    const { props } = await wholeDigest({ frozen, cards, urls })
    naive.push({
      letterId,
      from: frozen.from,
      to,
      subject: frozen.subject,
      headers: digestHeaders({ siteName, publicUrl, unsubscribe: urls.unsubscribe }),
      props,
    })
  }
  return naive
}

/** The ledger keeps nothing of what is settled; nobody changed anything since. */
async function frozenAgain({ db, config, keys }: App, count: number) {
  const { id, kind, subscriberId, digestId, intent } = letters
  const rows = await db
    .select({ id, kind, subscriberId, digestId, intent })
    .from(letters)
    .where(eq(letters.state, 'accepted'))
    .orderBy(letters.id)
    .limit(count)
  const freezeLetters = createFreezeLetters({
    ...senderOf(config),
    keyVersionIn: async () => keys.version,
    findUnmailable: async () => new Map(),
    alertEmail: null,
  })
  const verdicts = await db.transaction((tx) => freezeLetters(tx, rows))
  return verdicts.flatMap((verdict) =>
    verdict.verdict === 'freeze' && verdict.frozen.template === 'digest'
      ? [{ letterId: verdict.letterId, to: verdict.to, frozen: verdict.frozen }]
      : [],
  )
}

function senderOf({
  mail: { from, replyTo, postalAddress },
  publicUrl,
  siteName,
  contact,
}: Config) {
  return { from, replyTo, postalAddress, publicUrl, siteName, contact }
}
