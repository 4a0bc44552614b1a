/** Structured logs, one JSON line each. Addresses and tokens never reach them. */
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** Internationalised domains too, as somebody may have typed them. */
const address = /[^\s"'<>,;:()\\]{1,64}@[\p{L}\p{M}\p{N}.-]{1,255}/gu
/** Every link of createLinks; feeds/saved and feeds/digests end as saved and digests do. */
const tokenPath =
  /\/(confirm|preferences|unsubscribe|digests?|feedback|account|saved|link)\/[A-Za-z0-9_-]{8,}/g

export const redact = (text: string): string =>
  text.replace(address, '[address]').replace(tokenPath, '/$1/[token]')

/** What lies deeper is left out: nobody reads it, and circles end here. */
const deepest = 12

/** Every string of what is logged, however deep, is redacted before it is written. */
export function redactDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redact(value)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  if (depth > deepest) return '[deeper]'
  if (value instanceof Error) return redactDeep(describeError(value), depth)
  if (Array.isArray(value)) return value.map((one) => redactDeep(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [redact(key), redactDeep(one, depth + 1)]),
  )
}

function describeError(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error
  return { name, message, stack, ...(cause === undefined ? {} : { cause }) }
}

export function createLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactDeep(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          // Of an error alone pino would take the message as it is.
          const [first, ...rest] = args as unknown[]
          const words = rest.length > 0 || !(first instanceof Error) ? rest : [first.message]
          const told = [first instanceof Error ? { err: first } : first, ...words]
          const safe = told.map((arg) => (typeof arg === 'string' ? redact(arg) : arg))
          method.apply(this, safe as Parameters<typeof method>)
        },
      },
    },
    destination ?? pino.destination({ fd: 2, sync: false }),
  )
}
