/** Chance that comes out the same every time, so that two builds are measured on the same readers. */

export type Lots = {
  /** 0 to n - 1. */
  below(n: number): number
  oneOf<T>(values: readonly T[]): T
  /** The earlier the likelier: the n-th as often as 1 / (n + 5). */
  popular<T>(values: readonly T[]): T
}

export function createLots(seed: number): Lots {
  let state = seed >>> 0
  /** Mulberry32: 0 to below 1. */
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(draw() * n)
  return {
    below,
    oneOf: (values) => values[below(values.length)] as (typeof values)[number],
    popular(values) {
      // The inverse of the sum of 1 / (n + 5), which is a logarithm.
      const at = Math.floor(5 * ((values.length + 5) / 5) ** draw() - 5)
      return values[Math.min(at, values.length - 1)] as (typeof values)[number]
    },
  }
}
