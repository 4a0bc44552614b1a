/** Turns and rests: requests of one queue go one after the other with a pause between them, and a
 * service that asked for a rest is not asked again before it is over. Within this process, and over
 * all of a deployment where shared turns are handed in. */
import { setTimeout as pause } from 'node:timers/promises'

/** Requests that wait for one another, however many adapters and hosts share the rule. */
export type Queue = { name: string; spacingMs: number }

export type QueueClock = {
  /** Milliseconds that only grow. */
  elapsed?: () => number
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>
}

/** What instances have in common (storage/shared-turns.ts keeps it in the database). */
export type SharedTurns = {
  /** Waits until it is ours; call what it gives when the request has ended. */
  take(queue: Queue, wait: (ms: number) => Promise<unknown>): Promise<() => Promise<void>>
  rest(name: string, ms: number): Promise<void>
  restLeft(name: string): Promise<number>
}

export type RequestQueues = {
  /** Runs when its turn has come; a failed request does not stop those behind it. */
  inTurn<T>(queue: Queue | undefined, run: () => Promise<T>): Promise<T>
  /** One request: waits for the pause, and begins the next pause when it has ended. */
  spaced<T>(queue: Queue | undefined, signal: AbortSignal, run: () => Promise<T>): Promise<T>
  rest(name: string, ms: number): Promise<void>
  /** Milliseconds that `name` still rests; 0 when it may be asked. */
  restLeft(name: string): Promise<number>
}

export function createRequestQueues(
  clock: QueueClock & { shared?: SharedTurns } = {},
): RequestQueues {
  const elapsed = clock.elapsed ?? (() => performance.now())
  const wait = clock.wait ?? ((ms, signal) => pause(ms, undefined, { signal }))
  const tails = new Map<string, Promise<unknown>>()
  const turns = clock.shared ?? ownTurns(elapsed)
  return {
    async inTurn(queue, run) {
      if (!queue) return await run()
      const mine = (tails.get(queue.name) ?? Promise.resolve()).then(run)
      tails.set(
        queue.name,
        mine.catch(() => undefined),
      )
      return await mine
    },
    async spaced(queue, signal, run) {
      if (!queue) return await run()
      const end = await turns.take(queue, (ms) => wait(ms, signal))
      try {
        return await run()
      } finally {
        await end()
      }
    },
    rest: (name, ms) => turns.rest(name, ms),
    restLeft: (name) => turns.restLeft(name),
  }
}

/** Of this process alone, where `inTurn` already lets one pass at a time. */
function ownTurns(elapsed: () => number): SharedTurns {
  const freeAt = new Map<string, number>()
  const restUntil = new Map<string, number>()
  return {
    async take({ name, spacingMs }, wait) {
      const ms = (freeAt.get(name) ?? 0) - elapsed()
      if (ms > 0) await wait(ms)
      return async () => void freeAt.set(name, elapsed() + spacingMs)
    },
    rest: async (name, ms) => void restUntil.set(name, elapsed() + ms),
    restLeft: async (name) => Math.max(0, (restUntil.get(name) ?? 0) - elapsed()),
  }
}
