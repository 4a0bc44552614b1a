/** What one process holds of what it rendered: bundles of fragments by the hash of what they are made
 * of, the least used let go. What is held changes how long a letter takes, never what it says. */
import { LRUCache } from 'lru-cache'
import type { CardContent } from '../card.ts'
import type { Fragment } from './fragment.ts'

/** A paper takes some 10 kB for a place and length it is shown at: a day of 1,500 fits. */
export const fragmentBytes = 48 * 1024 * 1024

export type Soon = Fragment | Promise<Fragment>

/** All that was made of one thing: a card, an installation, a language. */
export type Bundle = {
  readonly key: string
  /** Of a card, once it was read. */
  content: CardContent | null
  /** By everything beside the thing itself that they depend on; promises are being made. */
  readonly fragments: Map<string, Soon>
}

export type FragmentStore = {
  /** Never missing: an empty one where nothing is held. Whoever has it may go on using it. */
  bundle(key: string): Bundle
  keepContent(bundle: Bundle, content: CardContent): void
  /** Asked for twice at once, it is made once. */
  take(bundle: Bundle, variant: string, make: () => Promise<Fragment>): Soon
  /** Bytes held, as they are reckoned. */
  heldBytes(): number
}

export function createFragmentStore(options: { maxBytes: number }): FragmentStore {
  const held = new LRUCache<string, Bundle>({ maxSize: options.maxBytes, sizeCalculation: reckon })
  // Setting what is held already would leave its size as it was.
  const reckonAgain = (bundle: Bundle) => {
    if (held.peek(bundle.key) !== bundle) return
    held.delete(bundle.key)
    held.set(bundle.key, bundle)
  }
  const make = async (bundle: Bundle, variant: string, maker: () => Promise<Fragment>) => {
    try {
      const fragment = await maker()
      bundle.fragments.set(variant, fragment)
      reckonAgain(bundle)
      return fragment
    } catch (error) {
      bundle.fragments.delete(variant)
      throw error
    }
  }
  return {
    bundle(key) {
      const found = held.get(key)
      if (found) return found
      const bundle: Bundle = { key, content: null, fragments: new Map() }
      held.set(key, bundle)
      return bundle
    },
    keepContent(bundle, content) {
      bundle.content = content
      reckonAgain(bundle)
    },
    take(bundle, variant, maker) {
      const found = bundle.fragments.get(variant)
      if (found) return found
      const making = make(bundle, variant, maker)
      bundle.fragments.set(variant, making)
      return making
    },
    heldBytes: () => held.calculatedSize,
  }
}

/** Two bytes a unit is the most a string takes; objects are reckoned at 300 a piece. */
function reckon({ key, content, fragments }: Bundle): number {
  let units = key.length + (content === null ? 0 : JSON.stringify(content).length)
  let bytes = 0
  for (const fragment of fragments.values()) {
    if (fragment instanceof Promise) continue
    units += fragment.text.length
    bytes += fragment.parts.reduce((sum, part) => sum + part.length, 0)
  }
  return 300 * (1 + fragments.size) + bytes + 2 * units
}
