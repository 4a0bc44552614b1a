/** Calls HEARTBEAT_URL after a full round, so that silence tells of a dead process. Nothing waits for
 * its answer; the next round does not call while the last call hangs. */
import type { Log } from '../../observability/log.ts'

export type Heartbeat = {
  beat(signal: AbortSignal): void
  /** Why it has failed three times in a row; null: it works, or there is none. */
  failing(): string | null
  idle(): Promise<void>
}

const timeoutMs = 10_000
const patience = 3

export function createHeartbeat(deps: {
  url: string | null
  log: Log
  fetch?: typeof fetch
}): Heartbeat {
  const { url, log } = deps
  let isCalling = false
  let calling: Promise<void> = Promise.resolve()
  let failures = 0
  let fault = ''

  async function call(address: string, signal: AbortSignal): Promise<void> {
    try {
      const answer = await (deps.fetch ?? fetch)(address, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      await answer.body?.cancel()
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      fault = error instanceof Error ? faultOf(error) : 'no answer'
      log.warn({ event: 'heartbeat-failed', fault }, 'HEARTBEAT_URL did not answer')
    }
  }

  return {
    beat(signal) {
      if (url === null || isCalling) return
      isCalling = true
      calling = call(url, signal).finally(() => {
        isCalling = false
      })
    },
    failing: () => (failures >= patience ? fault : null),
    idle: () => calling,
  }
}

/** Never the URL, which is often a secret. */
const faultOf = (error: Error): string =>
  /^HTTP \d+$/.test(error.message) ? error.message : error.name
