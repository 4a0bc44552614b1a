/** Freezes an alarm for whoever runs the service. It has no subscriber and goes to ALERT_EMAIL. */
import { and, inArray, isNotNull } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { alarms } from '../storage/schema/alarms.ts'
import type { FrozenLetterContent, FrozenSender } from './frozen-letter.ts'
import type { LetterToFreeze, Verdict } from './letter-ports.ts'

type Facts = { sender: FrozenSender; alertEmail: string | null; over: Set<string> }

/** Which of these alarms are over by now. */
export async function readOverAlarms(tx: Tx, letters: LetterToFreeze[]): Promise<Set<string>> {
  const keys = letters.flatMap(({ kind, intent }) => (kind === 'alarm' ? [String(intent.key)] : []))
  if (keys.length === 0) return new Set()
  const rows = await tx
    .select({ key: alarms.key })
    .from(alarms)
    .where(and(inArray(alarms.key, keys), isNotNull(alarms.clearedAt)))
  return new Set(rows.map(({ key }) => key))
}

export function freezeAlarm(letter: LetterToFreeze, { sender, alertEmail, over }: Facts): Verdict {
  const withdraw = (reason: string) =>
    ({ letterId: letter.id, verdict: 'withdraw', reason }) as const
  if (alertEmail === null) return withdraw('nobody is named by ALERT_EMAIL')
  const { intent } = letter
  const state = stateOf(intent.state)
  // A lane that was held has kept it back until it was no longer true.
  if (state !== 'cleared' && over.has(String(intent.key))) return withdraw('it is over')
  const frozen: FrozenLetterContent = {
    ...sender,
    template: 'alarm',
    locale: 'en',
    state,
    summary: String(intent.summary),
    remedy: String(intent.remedy),
    since: String(intent.since),
    at: String(intent.at),
  }
  return { letterId: letter.id, verdict: 'freeze', to: alertEmail, frozen }
}

const stateOf = (value: unknown) =>
  value === 'cleared' || value === 'lasting' ? value : ('raised' as const)
