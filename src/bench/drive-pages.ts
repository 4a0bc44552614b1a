/** Asks for pages at a fixed rate, whatever the answers take: a request is due at its moment and its
 * time counts from then, so that a server that stalls cannot hide the wait of those behind. */
import { Agent, get } from 'node:http'
import { cycle } from './keep-busy.ts'
import type { PageKind } from './page-addresses.ts'

export type Driven = {
  requests: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  p99ByKind: Record<string, number>
}
type Timed = { kind: string; ms: number }

export function createDriver(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return {
    /** Requests a second, for so many seconds. */
    async atRate(
      kinds: readonly PageKind[],
      { rate, seconds }: { rate: number; seconds: number },
    ): Promise<Driven> {
      const start = performance.now()
      const total = Math.round(rate * seconds)
      const answers: Array<Promise<Timed>> = []
      for (let n = 0; n < total; n++) {
        const due = start + (n * 1000) / rate
        const wait = due - performance.now()
        if (wait > 1) await new Promise((done) => setTimeout(done, wait))
        const { kind, next } = kinds[n % kinds.length] as PageKind
        // A timer may be a moment early.
        const from = Math.min(performance.now(), due)
        const asked = ask(agent, port, next())
        const answer = asked.then(() => ({ kind, ms: performance.now() - from }))
        // Told below: unheard till then it would end the process, and its database would stay.
        answer.catch(() => {})
        answers.push(answer)
      }
      const timed = await Promise.all(answers)
      return { ...summed(timed), perSecond: (total * 1000) / (performance.now() - start) }
    },
    once: (kinds: readonly PageKind[]) => {
      let n = 0
      return () => ask(agent, port, (kinds[n++ % kinds.length] as PageKind).next())
    },
    close: () => agent.destroy(),
  }
}

/** 65,000 of them, so that no limit is met. */
const nextReader = cycle(Array.from({ length: 65_000 }, (_, n) => `198.18.${n >> 8}.${n & 255}`))

/** As a browser asks; an answer that is no page fails the run. */
function ask(agent: Agent, port: number, path: string): Promise<void> {
  const headers = {
    accept: 'text/html',
    'accept-encoding': 'gzip',
    'x-forwarded-for': nextReader(),
  }
  return new Promise((resolve, reject) => {
    const request = get({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume()
      response.once('error', reject)
      response.once('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${path} answered ${response.statusCode}`))
      })
    })
    request.once('error', reject)
  })
}

function summed(timed: readonly Timed[]) {
  const kinds = [...new Set(timed.map(({ kind }) => kind))]
  const times = timed.map(({ ms }) => ms)
  return {
    requests: timed.length,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    p99ByKind: Object.fromEntries(
      kinds.map((kind) => {
        const own = timed.filter((one) => one.kind === kind).map(({ ms }) => ms)
        return [kind, quantile(own, 0.99)]
      }),
    ),
  }
}

/** In milliseconds, to a hundredth. */
function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * part))
  return Math.round((sorted[at] ?? 0) * 100) / 100
}
