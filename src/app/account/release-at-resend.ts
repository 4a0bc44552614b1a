/** Takes addresses off Resend's own suppression list, which holds them back whatever ours says. It is
 * asked by address, or read page by page for a domain; complaints of a domain stay. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Resend, type SuppressionListEntry } from 'resend'
import { explainRefusal } from './explain-refusal.ts'

export type AtResend = { apiKey: string; baseUrl: string; wait?: (ms: number) => Promise<unknown> }
export type ReleaseWhich = { address: string } | { domain: string; since: Date }

const callTimeoutMs = 10_000
/** Two requests a second is what every plan allows, and letters want some of it. */
const betweenCallsMs = 1_000
const pageSize = 100

/** How many were, or would be, released. Throws `upstream` or `unavailable` with what to do. */
export async function releaseAtResend(
  given: AtResend,
  which: ReleaseWhich,
  options: { dryRun: boolean; signal: AbortSignal },
): Promise<number> {
  const call = callerOf(given, options.signal)
  if ('address' in which) return releaseAddress(call, which.address, options.dryRun)
  const ids = await findOfDomain(call, which)
  for (let from = 0; !options.dryRun && from < ids.length; from += pageSize) {
    const page = ids.slice(from, from + pageSize)
    await call('release addresses', (client, within) =>
      client.suppressions.batch.remove({ ids: page }, within),
    )
  }
  return ids.length
}

type Answer<T> = { data: T | null; error: unknown; headers?: unknown }
type Caller = ReturnType<typeof callerOf>

function callerOf({ apiKey, baseUrl, wait = sleep }: AtResend, signal: AbortSignal) {
  const client = new Resend(apiKey, { baseUrl: baseUrl.replace(/\/+$/, '') })
  let calls = 0
  return async <T>(
    doing: string,
    ask: (client: Resend, within: { signal: AbortSignal }) => Promise<Answer<T>>,
    isAbsence = (_error: unknown) => false,
  ): Promise<T | null> => {
    signal.throwIfAborted()
    if (calls > 0) await wait(betweenCallsMs)
    calls += 1
    const within = AbortSignal.any([signal, AbortSignal.timeout(callTimeoutMs)])
    const { data, error, headers } = await ask(client, { signal: within })
    if (data !== null && !error) return data
    if (isAbsence(error)) return null
    throw explainRefusal(error, headers, doing)
  }
}

/** Whether Resend tells spellings apart is not documented: as it was typed, then in lower case. */
async function releaseAddress(call: Caller, address: string, dryRun: boolean): Promise<number> {
  for (const email of new Set([address, address.toLowerCase()])) {
    const found = await call<unknown>(
      'release the address',
      ({ suppressions }, within) =>
        dryRun ? suppressions.get(email, within) : suppressions.remove(email, within),
      isNotFound,
    )
    if (found !== null) return 1
  }
  return 0
}

const isNotFound = (error: unknown): boolean =>
  (error as { name?: unknown } | null)?.name === 'not_found'

async function findOfDomain(
  call: Caller,
  { domain, since }: { domain: string; since: Date },
): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const { rows, next } = await readPage(call, after)
    for (const { id, email, created_at } of rows) {
      const isOfDomain = email.toLowerCase().endsWith(`@${domain.toLowerCase()}`)
      if (isOfDomain && new Date(created_at) >= since) ids.push(id)
    }
    after = next === after ? null : next
  } while (after !== null)
  return ids
}

type Page = { rows: SuppressionListEntry[]; next: string | null }

async function readPage(call: Caller, after: string | null): Promise<Page> {
  const page = { limit: pageSize, origin: 'bounce' as const, ...(after === null ? {} : { after }) }
  const listed = await call('list its suppressions', (client, within) =>
    client.suppressions.list(page, within),
  )
  const rows = listed?.data ?? []
  return { rows, next: listed?.has_more ? (rows.at(-1)?.id ?? null) : null }
}
