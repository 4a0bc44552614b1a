/** Runs all checks at once. One that breaks or hangs is a finding of its own and stops no other. */
import type { DoctorCheck } from '../../cli/operator-services.ts'
import { brokenFinding, type Check, type Finding, fail } from './finding.ts'

const patienceMs = 15_000

/** In the order given. */
export function runChecks(
  checks: Check[],
  { signal, timeoutMs = patienceMs }: { signal: AbortSignal; timeoutMs?: number },
): Promise<DoctorCheck[]> {
  return Promise.all(
    checks.map(async ({ check, look }) => ({ check, ...(await within(look, signal, timeoutMs)) })),
  )
}

async function within(look: Check['look'], stop: AbortSignal, timeoutMs: number): Promise<Finding> {
  const late = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([stop, late])
  const over = new Promise<Finding>((resolve) => {
    signal.addEventListener('abort', () => {
      const found = stop.aborted ? 'stopped' : `no answer within ${timeoutMs / 1000} s`
      resolve(fail(found, 'Check the network, and give the command again.'))
    })
  })
  const looked = Promise.resolve()
    .then(() => look(signal))
    .catch(brokenFinding)
  return Promise.race([looked, over])
}
