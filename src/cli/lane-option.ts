/** `--lane urgent|bulk`, and how the lanes are called before people. */
import { PaperboyError } from '../errors.ts'
import type { Lane } from '../storage/schema/delivery.ts'
import type { CommandValues } from './command.ts'
import type { LaneFacts } from './operator-services.ts'

export const laneWords: Record<Lane, string> = {
  urgent: 'confirmations and first digests',
  bulk: 'daily digests',
}

const heldWords: Record<NonNullable<LaneFacts['held']>['by'], string> = {
  person: 'by hand',
  refused: 'because the provider refuses us',
  unmade: 'because letters could not be made',
  breaker: 'by the circuit breaker',
  unclear: 'because the relay gave no clear answers',
  copy: 'because this database is a copy or was restored',
  'not-live': 'until `paperboy live`',
}

/** Null: both. */
export function laneOf(values: CommandValues): Lane | null {
  const { lane } = values
  if (lane === undefined || lane === 'urgent' || lane === 'bulk') return lane ?? null
  throw new PaperboyError('bad-input', `--lane ${lane} is not known`, {
    help: 'Give urgent (confirmations and first digests) or bulk (daily digests).',
  })
}

export const lettersIn = (count: number): string => (count === 1 ? '1 letter' : `${count} letters`)

/** A reason that says the same as the words before it is not said twice. */
function heldLine({ by, reason }: NonNullable<LaneFacts['held']>): string {
  const words = heldWords[by]
  return words.includes(reason) ? `held ${words}` : `held ${words} (${reason})`
}

export function laneLine({ lane, letters, held, parked }: LaneFacts): string {
  const stands = [
    held && heldLine(held),
    parked && `parked until ${parked.until.slice(0, 16).replace('T', ' ')} UTC (${parked.reason})`,
  ].filter((part) => part !== null)
  const how = stands.length === 0 ? 'open' : stands.join(', ')
  return `${laneWords[lane]}: ${how}; ${lettersIn(letters)} waiting`
}
