/** What `suppressions` and `import --as suppressions` ask of the app, and the reports they print. */
import type { Calendar } from '../storage/calendar.ts'
import type { SuppressionReason } from '../storage/schema/subscribers.ts'
import type { SuppressionReport } from '../subscribers/import-suppressions.ts'

export type SuppressionsList = {
  total: number
  /** Newest first. Instants are ISO. */
  suppressions: Array<{ hash: string; reason: SuppressionReason; since: string }>
  /** Recipient domains that refuse us, with the moment they are tried again. */
  pausedDomains: Array<{ domain: string; until: string; reason: string }>
}

export type ReleaseRequest = (
  | { address: string }
  /** Without `since`: its pause ends, and no address is released. */
  | { domain: string; since: Date | null }
) & { dryRun: boolean }

export type ReleaseReport = {
  released: number
  /** In that domain, and kept. */
  complaints: number
  /** Whether its pause ended. */
  domainReleased: boolean
  /** Null: mail does not go through Resend. `problem`: what kept it from being done there. */
  atResend: { released: number; problem: string | null } | null
}

export type SuppressionServices = {
  listSuppressions(input: {
    reason?: SuppressionReason
    since?: Date
    limit: number
  }): Promise<SuppressionsList>
  releaseSuppressions(input: ReleaseRequest, signal: AbortSignal): Promise<ReleaseReport>
  importSuppressions(
    calendar: Calendar,
    input: { file: string; dryRun: boolean },
    signal: AbortSignal,
  ): Promise<SuppressionReport>
}
