/** A quick hash for lots, buckets and tables: nothing secret rests on it. */

const fnvBasis = 0x811c9dc5 | 0

/** FNV-1a over UTF-16 units (draft-eastlake-fnv), 32 bits with a sign; of a part of a text where asked. Goes on
 * from `before`. */
export function fnvHash(
  text: string,
  before = fnvBasis,
  start = 0,
  end: number = text.length,
): number {
  let hash = before
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
