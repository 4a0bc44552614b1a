/** What one check of the doctor comes to. */
import type { DoctorCheck } from '../../cli/operator-services.ts'
import { PaperboyError } from '../../errors.ts'

export type Finding = Omit<DoctorCheck, 'check'>

export type Check = { check: string; look(signal: AbortSignal): Promise<Finding> }

export const ok = (found: string): Finding => ({ verdict: 'ok', found, todo: null })
export const warn = (found: string, todo: string): Finding => ({ verdict: 'warn', found, todo })
export const fail = (found: string, todo: string): Finding => ({ verdict: 'fail', found, todo })
export const skipped = (why: string): Finding => ({ verdict: 'skipped', found: why, todo: null })

/** A check that broke, with the remedy where the error knows one. */
export function brokenFinding(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error)
  const help = error instanceof PaperboyError ? error.help : undefined
  return fail(
    message.split('\n')[0] ?? message,
    help ?? 'This check itself broke: look at the log, and report it if it stays.',
  )
}
