/** Limits per client address, counted in the database so that all instances share them. A flood that
 * is already over its limit is answered from memory and costs the database nothing. */
import { and, isNotNull, lt } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { PaperboyError } from '../../errors.ts'
import type { KeyRing } from '../../lib/key-ring.ts'
import type { Db } from '../../storage/database.ts'
import { rateLimits } from '../../storage/schema/operations.ts'

export type LimitName =
  | 'subscribe'
  | 'link'
  | 'admin'
  | 'preview'
  | 'suggest'
  | 'search'
  | 'reason'
  | 'api'
  | 'click'
/** Both throw `too-many` with the minutes to wait. */
export type Limits = {
  /** Counts one act of the client; throws when it is one too many. */
  count(name: LimitName, group: string): Promise<void>
  /** Counts nothing; throws when one more would be too many. */
  refuseOver(name: LimitName, group: string): Promise<void>
}

type Rule = { points: number; seconds: number }
type LimitsDeps = { db: Db; keys: KeyRing; subscribePerHour: number }

const sweepEveryMs = 10 * 60_000

export function createLimits(deps: LimitsDeps): Limits {
  const rules: Record<LimitName, Rule> = {
    subscribe: { points: deps.subscribePerHour, seconds: 3600 },
    link: { points: deps.subscribePerHour, seconds: 3600 },
    admin: { points: 10, seconds: 900 },
    reason: { points: 20, seconds: 3600 },
    // A lab behind one address, everybody ticking away.
    preview: { points: 600, seconds: 600 },
    // What is not in memory yet: each may read every paper held.
    search: { points: 200, seconds: 600 },
    // What is not in memory yet, by programs.
    api: { points: 1_200, seconds: 600 },
    // PDFs opened from our pages: more in a minute is no reading.
    click: { points: 100, seconds: 600 },
    // A hundred titles looked up and their words compared: half a second.
    suggest: { points: 60, seconds: 600 },
  }
  const limiters = new Map(
    Object.entries(rules).map(([name, rule]) => [name, limiterFor(deps.db, name, rule)]),
  )
  const sweep = createSweep(deps.db)
  // A keyed hash: the table never says whose address it counts.
  const keyOf = (group: string) =>
    deps.keys.mac('limit', 1, group).subarray(0, 12).toString('base64url')
  return {
    async refuseOver(name, group) {
      const counted = await limiters.get(name)?.get(keyOf(group))
      if (counted && counted.consumedPoints >= rules[name].points) {
        throw tooMany(counted.msBeforeNext)
      }
    },
    async count(name, group) {
      try {
        await limiters.get(name)?.consume(keyOf(group))
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        throw tooMany(refusal.msBeforeNext)
      }
      await sweep()
    },
  }
}

/** The library's own sweeper is a timer that outlives the database; ours rides on a request. */
function limiterFor(db: Db, name: string, rule: Rule): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix: name,
    points: rule.points,
    duration: rule.seconds,
    inMemoryBlockOnConsumed: rule.points + 1,
    clearExpiredByTimeout: false,
  })
}

function createSweep(db: Db): () => Promise<void> {
  let sweptAt = Date.now()
  return async () => {
    if (Date.now() - sweptAt < sweepEveryMs) return
    sweptAt = Date.now()
    await db
      .delete(rateLimits)
      .where(and(isNotNull(rateLimits.expire), lt(rateLimits.expire, new Date(sweptAt))))
  }
}

function tooMany(waitMs: number): PaperboyError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000))
  return new PaperboyError('too-many', 'Too many requests from your network.', {
    help: `Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    cause: { retryAfterSeconds: Math.ceil(waitMs / 1000) },
  })
}

/** Seconds for Retry-After, when the error came from here. */
export function retryAfterOf(error: PaperboyError): number | null {
  const cause = error.cause
  if (typeof cause !== 'object' || cause === null || !('retryAfterSeconds' in cause)) return null
  return typeof cause.retryAfterSeconds === 'number' ? cause.retryAfterSeconds : null
}
