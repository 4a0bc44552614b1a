/** What a round of delivery is wired with; app.ts does it once. */
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { Lane } from '../storage/schema/delivery.ts'
import type { SendLimits } from './pace/count-day.ts'
import type { ComposeLetters, FindUnwanted, FreezeLetters, OnWithdrawn } from './ports.ts'
import type { Transport } from './transports/transport.ts'

/** Worth a line in the log; none holds an address. */
export type DeliveryEvent =
  /** `by`: nobody refuses us, but nobody can tell what a relay took. */
  | { event: 'lane-held'; lane: Lane; reason: string; by?: 'unclear' }
  | { event: 'lane-stalled'; lane: Lane; reason: string }
  | { event: 'lane-parked'; lane: Lane; reason: string }
  | { event: 'lane-capped'; lane: Lane; reason: string }
  | { event: 'breaker-tripped'; lane: Lane; reason: string }
  | { event: 'batch-retried'; batchId: string; attempts: number; reason: string }
  | { event: 'batch-unknown'; batchId: string; letters: number; reason: string }
  | { event: 'batch-dissolved'; batchId: string; letters: number; reason: string }
  | { event: 'letter-failed'; letterId: number; reason: string }
  | { event: 'domain-paused'; domain: string; until: Date; reason: string }

/** Where a crash test may kill the process; nothing else hangs on these. */
export type DeliveryStep = 'permitted' | 'frozen' | 'composed' | 'begun' | 'answered' | 'settled'

export type DeliveryDeps = {
  db: Db
  /** Moves lateness alone; leases, retries, key age and rates use the database's clock. */
  calendar: Calendar
  transport: Transport
  freezeLetters: FreezeLetters
  composeLetters: ComposeLetters
  findUnwanted: FindUnwanted
  onWithdrawn: OnWithdrawn
  /** composer-fingerprint.ts: batches of another composer are not taken over. */
  composer: string
  /** Letters a day; no limit unless told. */
  limits?: SendLimits
  onEvent?: (event: DeliveryEvent) => void
  onStep?: (step: DeliveryStep) => void | Promise<void>
  /** Waits that long or until the signal; injected so that tests do not sleep. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
  random?: () => number
  /** Calls under way at once; 4 unless told. */
  inFlight?: number
}

/** A killed process is waited for this long; a call (transport.ts) must end well before. */
export const leaseSeconds = 30
/** Longer than any carrier asks for (a relay: 150 s), with some margin. */
export const longestLeaseSeconds = 180
/** Resend forgets keys after 24 h. */
export const keyHours = 23
/** Resend's limit on a batch. */
export const batchLimit = 100
/** So many batches resting after a failure stop their lane from freezing more: an outage must not
 * turn a whole lane into letters that nobody may withdraw. */
export const troubledLimit = 3
/** A lane parked by a quota is probed with one letter this often. */
export const probeSeconds = 3_600
/** Longer than any batch rests, with some margin: a probe's hour, and so much of Retry-After. */
export const longestRestSeconds = probeSeconds + 60
/** How long a probe has before another instance may send one. */
export const probeClaimSeconds = 60
