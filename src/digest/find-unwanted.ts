/** Which frozen letters may no longer be sent: asked again before every attempt. */
import { eq } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Tx } from '../storage/database.ts'
import { type LetterKind, letters as letterRows } from '../storage/schema/delivery.ts'
import { digests } from '../storage/schema/digests.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { closedWords, findClosed } from './freeze-account.ts'
import type { FindUnmailable, LetterToCheck } from './letter-ports.ts'
import { whyUnwanted } from './why-unwanted.ts'

/** Left, erased, suppressed, paused, or moved to another address, each with its reason. */
export const createFindUnwanted =
  (deps: { findUnmailable: FindUnmailable }) =>
  async (
    tx: Tx,
    letters: LetterToCheck[],
  ): Promise<Array<{ letterId: number; reason: string }>> => {
    if (letters.length === 0) return []
    const readers = await readAddressees(tx, letters)
    const periods = await readPeriods(tx, letters)
    const closed = await findClosed(tx, letters)
    const [alarms, others] = partition(letters)
    const unmailable = await deps.findUnmailable(tx, others)
    const alarmless = alarms.length > 0 ? await deps.findUnmailable(tx, alarms, 'operator') : null
    return letters.flatMap((letter) => {
      const subscriber = readers.get(letter.subscriberId ?? 0)
      const reason = isForUs(letter.kind)
        ? (alarmless?.get(letter.to) ?? null)
        : (whyUnwanted({
            kind: letter.kind,
            subscriber,
            unmailable: unmailable.get(letter.to),
            period: periods.get(letter.letterId) ?? null,
          }) ?? whyElsewhere(letter, subscriber, closed))
      return reason === null ? [] : [{ letterId: letter.letterId, reason }]
    })
  }

/** A link of an account goes to the mailbox it is about, which need not be the reader's of today. */
function whyElsewhere(
  letter: LetterToCheck,
  subscriber: { email: string | null } | undefined,
  closed: ReadonlySet<number>,
): string | null {
  if (letter.kind === 'account') return closed.has(letter.letterId) ? closedWords : null
  return subscriber?.email === letter.to ? null : 'address changed'
}

/** Letters to whoever runs or writes the service. */
const isForUs = (kind: LetterKind): boolean => kind === 'alarm' || kind === 'desk'

/** Addresses of our own people, and those of readers; one may be both. */
function partition(letters: LetterToCheck[]): [string[], string[]] {
  const of = (alarms: boolean) =>
    letters.flatMap(({ kind, to }) => (isForUs(kind) === alarms ? to : []))
  return [[...new Set(of(true))], [...new Set(of(false))]]
}

async function readAddressees(tx: Tx, letters: LetterToCheck[]) {
  const ids = [...new Set(letters.flatMap(({ subscriberId }) => subscriberId ?? []))]
  if (ids.length === 0) return new Map()
  const { id, state, email, pausedUntil } = subscribers
  // Held until the attempt is written down: who leaves meanwhile waits, and is not mailed after the
  // answer says that they have left. Planners pass such rows over and find them a round later.
  const rows = await tx
    .select({ id, state, email, pausedUntil })
    .from(subscribers)
    .where(anyOf(id, ids))
    .orderBy(id)
    .for('key share')
  return new Map(rows.map((row) => [row.id, row]))
}

async function readPeriods(tx: Tx, letters: LetterToCheck[]): Promise<Map<number, string>> {
  const ids = letters.map(({ letterId }) => letterId)
  const rows = await tx
    .select({ id: letterRows.id, period: digests.period })
    .from(letterRows)
    .innerJoin(digests, eq(digests.id, letterRows.digestId))
    .where(anyOf(letterRows.id, ids))
  return new Map(rows.map(({ id, period }) => [id, period]))
}
