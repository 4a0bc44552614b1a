/** What goes wrong with other people's services, sorted by what to do about it. */
import { PaperboyError } from '../errors.ts'

/** unreachable: no answer; the network may be down. busy: leave it alone for a while.
 * refused: it answered no to this request. unreadable: what came is not what was asked for. */
export type UpstreamReason = 'unreachable' | 'busy' | 'refused' | 'unreadable'

export type UpstreamAnswer = { url: URL; response: Response }

const helpFor: Record<UpstreamReason, string> = {
  unreachable: 'Check the connection of this machine; it is tried again with the next round.',
  busy: 'Nothing to do: it is asked again after a rest.',
  refused: 'If it stays so, the service has changed or moved; check the address in the settings.',
  unreadable: 'If it stays so, the service has changed; please report it.',
}

const waits: Record<UpstreamReason, number | null> = {
  unreachable: 60_000,
  busy: 600_000,
  refused: null,
  unreadable: null,
}

export class UpstreamError extends PaperboyError {
  readonly reason: UpstreamReason
  /** What a refusal said, for an adapter that can read it; never shown as it is. */
  readonly body: string
  /** Of a refusal: what HTTP said; null when it was not HTTP that refused. */
  readonly status: number | null
  /** Milliseconds after which the same request may go well; null: waiting does not mend it. */
  readonly worthWaitingMs: number | null

  constructor(
    reason: UpstreamReason,
    message: string,
    options: { body?: string; cause?: unknown; worthWaitingMs?: number; status?: number } = {},
  ) {
    super('upstream', message, { help: helpFor[reason], cause: options.cause })
    this.name = 'UpstreamError'
    this.reason = reason
    this.body = options.body ?? ''
    this.status = options.status ?? null
    this.worthWaitingMs = options.worthWaitingMs ?? waits[reason]
  }
}

/** A network failure or a lapsed timeout, in one line. */
export function unreachable(url: string, cause: unknown): UpstreamError {
  const host = URL.canParse(url) ? new URL(url).host : url.slice(0, 80)
  const why =
    cause instanceof Error && cause.name === 'TimeoutError' ? 'no answer in time' : codeOf(cause)
  return new UpstreamError('unreachable', `${host} cannot be reached (${why})`, { cause })
}

/** undici hides the system's code one or two causes deep. */
function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return 'unknown error'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? error.message.slice(0, 80) : codeOf(error.cause, depth + 1)
}
