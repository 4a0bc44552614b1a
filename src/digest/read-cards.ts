/** The cards of a batch by their hashes. A card never changes, so what the process holds is not read
 * again. */
import { anyTextOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { cards } from '../storage/schema/digests.ts'
import type { CardContent } from './card.ts'
import type { CardBundle } from './fragments/digest-fragments.ts'
import type { Bundle, FragmentStore } from './fragments/fragment-store.ts'
import { withoutMarkers } from './fragments/slots.ts'

/** One statement at most. Ones that are gone are missing; texts are fit for a letter. */
export async function readCards(
  { db, store }: { db: Executor; store: FragmentStore },
  hashes: string[],
): Promise<Map<string, CardBundle>> {
  const found = new Map<string, CardBundle>()
  const missing = new Map<string, Bundle>()
  for (const hash of new Set(hashes)) {
    const bundle = cardBundle(store, hash)
    if (isRead(bundle)) found.set(hash, bundle)
    else missing.set(hash, bundle)
  }
  if (missing.size === 0) return found
  const rows = await db
    .select({ hash: cards.hash, content: cards.content })
    .from(cards)
    .where(anyTextOf(cards.hash, [...missing.keys()]))
  for (const { hash, content } of rows) {
    const bundle = missing.get(hash)
    if (!bundle) continue
    store.keepContent(bundle, withoutMarkers(content as CardContent))
    if (isRead(bundle)) found.set(hash, bundle)
  }
  return found
}

/** What is held of a card; maybe nothing yet. */
export const cardBundle = (store: FragmentStore, hash: string): Bundle =>
  store.bundle(`card ${hash}`)

const isRead = (bundle: Bundle): bundle is CardBundle => bundle.content !== null
