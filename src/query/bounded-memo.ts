/** A memory of computed values that cannot grow: two generations, the older one is dropped. */
import { ownCopy } from './own-copy.ts'

/** Keeps between `size` and `2 * size` of the most recently used entries. */
export function boundedMemo<V>(size: number, compute: (key: string) => V): (key: string) => V {
  let young = new Map<string, V>()
  let old = new Map<string, V>()
  return (key) => {
    const known = young.get(key)
    if (known !== undefined) return known
    const value = old.get(key) ?? compute(key)
    if (young.size >= size) {
      old = young
      young = new Map()
    }
    young.set(ownCopy(key), value)
    return value
  }
}
