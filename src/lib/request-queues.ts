/** Turns and rests: requests of one queue go one after the other with a pause between them, and a
 * service that asked for a rest is not asked again before it is over. Within this process. */
import { setTimeout as pause } from 'node:timers/promises'

/** Requests that wait for one another, however many adapters and hosts share the rule. */
export type Queue = { name: string; spacingMs: number }

export type QueueClock = {
  /** Milliseconds that only grow. */
  elapsed?: () => number
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>
}

export type RequestQueues = {
  /** Runs when its turn has come; a failed request does not stop those behind it. */
  inTurn<T>(queue: Queue | undefined, run: () => Promise<T>): Promise<T>
  /** One request: waits for the pause, and begins the next pause when it has ended. */
  spaced<T>(queue: Queue | undefined, signal: AbortSignal, run: () => Promise<T>): Promise<T>
  rest(name: string, ms: number): void
  /** Milliseconds that `name` still rests; 0 when it may be asked. */
  restLeft(name: string): number
}

export function createRequestQueues(clock: QueueClock = {}): RequestQueues {
  const elapsed = clock.elapsed ?? (() => performance.now())
  const wait = clock.wait ?? ((ms, signal) => pause(ms, undefined, { signal }))
  const tails = new Map<string, Promise<unknown>>()
  const freeAt = new Map<string, number>()
  const restUntil = new Map<string, number>()
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
      const ms = (freeAt.get(queue.name) ?? 0) - elapsed()
      if (ms > 0) await wait(ms, signal)
      try {
        return await run()
      } finally {
        freeAt.set(queue.name, elapsed() + queue.spacingMs)
      }
    },
    rest: (name, ms) => void restUntil.set(name, elapsed() + ms),
    restLeft: (name) => Math.max(0, (restUntil.get(name) ?? 0) - elapsed()),
  }
}
