/** Counts for /metrics what came of the calls that this instance made to webhooks. */
import { Counter, type Registry } from 'prom-client'
import type { Webhooks } from './wire-webhooks.ts'

export function countCalls(
  { metrics }: { metrics: Registry },
  dispatch: Webhooks['dispatch'],
): (signal: AbortSignal) => Promise<void> {
  const calls = new Counter({
    name: 'paperboy_webhook_calls_total',
    help: 'Calls to webhooks that this instance made, by result; a repetition is a call.',
    labelNames: ['result'] as const,
    registers: [metrics],
  })
  // A rate needs to have seen what it begins at.
  for (const result of ['arrived', 'failed']) calls.inc({ result }, 0)
  return async (signal) => {
    const { arrived, failed } = await dispatch(signal)
    calls.inc({ result: 'arrived' }, arrived)
    calls.inc({ result: 'failed' }, failed)
  }
}
