/** Letters of the run as the naive way would hold them: the template's props and the envelope. */

import { eq } from 'drizzle-orm'
import type { DigestLetterProps } from '../../emails/letter-props.ts'
import type { App } from '../app.ts'
import { createFragmentStore, fragmentBytes } from '../digest/fragments/fragment-store.ts'
import type { FrozenDigest, FrozenSender } from '../digest/frozen-letter.ts'
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

export async function naiveLetters({ db, keys }: App, count: number): Promise<NaiveLetter[]> {
  const rows = await db
    .select({ id: letters.id, to: letters.toAddress, frozen: letters.frozen })
    .from(letters)
    .where(eq(letters.state, 'accepted'))
    .orderBy(letters.id)
    .limit(count)
  const naive: NaiveLetter[] = []
  const store = createFragmentStore({ maxBytes: fragmentBytes })
  for (const row of rows) {
    const frozen = row.frozen as FrozenSender & FrozenDigest
    const { subscriberId, digestId, keyVersion, publicUrl, siteName } = frozen
    const links = createLinks({ publicUrl, keys })
    const urls = {
      preferences: links.preferences(subscriberId, keyVersion),
      unsubscribe: links.unsubscribe(subscriberId, keyVersion),
      view: links.view(digestId, keyVersion),
    }
    const cards = await readCards(
      { db, store },
      frozen.cards.map(({ hash }) => hash),
    )
    const { props } = await wholeDigest({ frozen, cards, urls })
    naive.push({
      letterId: row.id,
      from: frozen.from,
      to: row.to ?? '',
      subject: frozen.subject,
      headers: digestHeaders({ siteName, publicUrl, unsubscribe: urls.unsubscribe }),
      props,
    })
  }
  return naive
}
