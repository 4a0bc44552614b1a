/** Takes down what the provider tells, once, and what follows from it, in one transaction. Effects
 * are facts that only add up, so events may come twice, late and in any order. */
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../../storage/database.ts'
import { providerEvents, type ReturnVerdict } from '../../storage/schema/returns.ts'
import { watchReturns } from '../breaker/watch-returns.ts'
import type { DeliveryEvent } from '../deps.ts'
import { applyVerdict } from './apply-verdict.ts'
import { factsOf, reasonOf } from './facts-of.ts'
import { type FoundLetter, findLetter, undelivered } from './find-letter.ts'
import { judgeEvent } from './judge-event.ts'
import type { ReturnPorts } from './ports.ts'
import type { MailFacts, ProviderEvent } from './provider-event.ts'
import { settleByEvent } from './settle-by-event.ts'

export type ReturnsDeps = ReturnPorts & {
  db: Db
  onEvent?: (event: DeliveryEvent) => void
}

export type Recorded =
  /** No letter of ours, or of a kind that says nothing. */
  | { outcome: 'ignored' }
  | { outcome: 'duplicate' }
  /** `settled`: letters whose fate was open until now. */
  | { outcome: 'recorded'; letterId: number; verdict: ReturnVerdict | null; settled: number }

/** `id` is the same through every redelivery. */
export async function recordEvent(
  deps: ReturnsDeps,
  input: { id: string; event: ProviderEvent },
): Promise<Recorded> {
  const { mail } = input.event
  if (!mail) return { outcome: 'ignored' }
  const news: DeliveryEvent[] = []
  const recorded = await deps.db.transaction((tx) => record(tx, deps, { ...input, mail, news }))
  for (const one of news) deps.onEvent?.(one)
  const verdict = recorded.outcome === 'recorded' ? recorded.verdict : null
  if (verdict === 'complaint' || verdict === 'address') await watchReturns(deps)
  return recorded
}

type Told = { id: string; event: ProviderEvent; mail: MailFacts; news: DeliveryEvent[] }

async function record(tx: Tx, deps: ReturnsDeps, told: Told): Promise<Recorded> {
  const { event, mail, news } = told
  const letter = await findLetter(tx, mail)
  if (!letter) return { outcome: 'ignored' }
  const verdict = await judgeEvent(tx, event, letter)
  if (!leavesNoTrace.has(event.type) && !(await write(tx, told, letter, verdict))) {
    return { outcome: 'duplicate' }
  }
  const settled = await settleByEvent(tx, letter, mail.emailId)
  if (event.type === 'email.failed') {
    const reason = `the provider could not send it: ${reasonOf(mail)}`
    await deps.onWithdrawn(tx, [undelivered(letter, reason)])
    news.push({ event: 'letter-failed', letterId: letter.id, reason })
  }
  if (verdict) await applyVerdict(tx, deps, { ...told, letter, verdict })
  return { outcome: 'recorded', letterId: letter.id, verdict, settled }
}

/** Readers are promised that nobody knows what they open; where tracking was left on at the provider,
 * it proves that the letter left, and nothing of it is kept. */
const leavesNoTrace = new Set(['email.opened', 'email.clicked'])

/** False when it is known already; a twin that is under way is waited for. */
async function write(
  tx: Tx,
  { id, event, mail }: Told,
  letter: FoundLetter,
  verdict: ReturnVerdict | null,
): Promise<boolean> {
  const rows = await tx
    .insert(providerEvents)
    .values({
      id,
      type: event.type,
      letterId: letter.id,
      // A clock ahead of ours must not keep an event in the newest week for ever.
      at: sql`least(${event.at.toISOString()}::timestamptz, clock_timestamp())`,
      verdict,
      detail: factsOf(mail),
    })
    .onConflictDoNothing()
    .returning({ id: providerEvents.id })
  return rows.length > 0
}
