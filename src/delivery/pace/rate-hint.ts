/** What the headers of an answer say about the rate. They come from outside: whatever is not a number
 * in sane bounds says nothing. Pure. */

import { oursInSecond } from './rate.ts'

export type RateHint = {
  /** Requests a second; null: not told. */
  rate: number | null
  /** Nobody may send for so long: the window is used up, and not by us alone. */
  pauseMs: number
}

const least = 0.2
const most = 1_000
/** A window longer than this is none that requests are spaced by. */
const longestWindow = 3_600
const longestPause = 60

/** `ratelimit-policy` may list several windows (`2;w=1, 100;w=60`): the slowest counts. */
export function readRateHint(headers: unknown): RateHint | null {
  const of = fieldsOf(headers)
  const policy = slowestPolicy(of('ratelimit-policy'))
  const limit = wholeNumber(of('ratelimit-limit'))
  const rate = bounded(policy?.rate ?? limit)
  const remaining = wholeNumber(of('ratelimit-remaining'))
  const reset = wholeNumber(of('ratelimit-reset'))
  const pauseMs = rate !== null && isUsedByOthers(limit, remaining, rate) ? pauseOf(reset) : 0
  return rate === null && pauseMs === 0 ? null : { rate, pauseMs }
}

/** Nothing left in a window that our own spacing cannot have filled. */
const isUsedByOthers = (limit: number | null, remaining: number | null, rate: number): boolean =>
  limit !== null && remaining === 0 && limit > oursInSecond(rate)

const pauseOf = (reset: number | null): number =>
  reset === null ? 0 : Math.min(reset, longestPause) * 1000

function slowestPolicy(text: string | null): { rate: number } | null {
  const rates = (text ?? '').split(',').flatMap((part) => {
    const [, quota, window] = /^\s*(\d{1,9})\s*;\s*w=(\d{1,9})\s*$/.exec(part) ?? []
    const seconds = Number(window)
    return seconds >= 1 && seconds <= longestWindow ? [Number(quota) / seconds] : []
  })
  return rates.length === 0 ? null : { rate: Math.min(...rates) }
}

const bounded = (rate: number | null): number | null =>
  rate === null || rate <= 0 || rate > most ? null : Math.max(rate, least)

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null

function fieldsOf(headers: unknown): (name: string) => string | null {
  const known = typeof headers === 'object' && headers !== null ? headers : {}
  return (name) => {
    const value = Object.hasOwn(known, name) ? (known as Record<string, unknown>)[name] : null
    return typeof value === 'string' && value.length <= 500 ? value : null
  }
}
