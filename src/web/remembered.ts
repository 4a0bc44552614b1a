/** A reading that many requests share for a few seconds; the public pages show no reader's data. */

export function remembered<T>(seconds: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { value: Promise<T>; until: number } | null = null
  return () => {
    if (kept && kept.until > Date.now()) return kept.value
    const value = read()
    const mine = { value, until: Date.now() + seconds * 1000 }
    kept = mine
    // A failure is not kept: the next request asks again.
    value.catch(() => {
      if (kept === mine) kept = null
    })
    return value
  }
}
