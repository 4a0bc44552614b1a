/** What commands ask of the app; app.ts wires it. The calendar is the present or `--now`. */
import type { Preview } from '../digest/preview-digest.ts'
import type { Why } from '../digest/why-paper.ts'
import type { IngestReport } from '../ingest/store-page.ts'
import type { Reason } from '../matching/reason.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { ImportReport } from '../subscribers/import-subscribers.ts'
import type { OperatorServices } from './operator-services.ts'
import type { SubscriberServices } from './subscriber-services.ts'
import type { SuppressionServices } from './suppression-services.ts'

export type TickReport = {
  planned: number
  skipped: number
  accepted: number
  waiting: number
  parked: number
  unknown: number
  failed: number
  withdrawn: number
}

export type ImportRequest = {
  file: string
  tags: string[]
  overwrite: boolean
  dryRun: boolean
}

/** Rows deleted; of `unconfirmed`, people. */
export type PruneReport = Record<
  | 'letters'
  | 'batches'
  | 'events'
  | 'outbox'
  | 'skips'
  | 'digests'
  | 'interests'
  | 'consents'
  | 'queries'
  | 'links'
  | 'devices'
  | 'unconfirmed',
  number
>

export type Services = OperatorServices &
  SubscriberServices &
  SuppressionServices & {
    ingest(
      calendar: Calendar,
      input: { source: string } | { file: string },
      signal: AbortSignal,
    ): Promise<IngestReport>
    /** Names of the live sources that are polled. */
    liveSources: string[]
    /** `note` tells what a person should know before mail goes out. */
    tick(
      calendar: Calendar,
      signal: AbortSignal,
      note: (line: string) => Promise<void>,
    ): Promise<TickReport>
    prune(signal: AbortSignal): Promise<PruneReport>
    preview(calendar: Calendar, input: { email: string }): Promise<Preview>
    why(calendar: Calendar, input: { email: string; paper: string }): Promise<Why>
    importSubscribers(
      calendar: Calendar,
      input: ImportRequest,
      signal: AbortSignal,
    ): Promise<ImportReport>
    /** Each reason in words. */
    tellReasons(lists: Reason[][], locale: string): Promise<string[][]>
  }

export type SetupStep =
  | { step: 'domain'; name: string; added: boolean; status: string; table: string[] }
  | { step: 'waiting'; minutes: number }
  | { step: 'verified'; name: string }

export type SetupReport = {
  domain: { name: string; status: string; added: boolean }
  tracking: 'was off' | 'turned off'
  webhook: {
    endpoint: string
    step: 'made' | 'mended' | 'was there'
    secret: string
    /** Whether RESEND_WEBHOOK_SECRET is this one. */
    secretIs: 'set' | 'new'
  } | null
  test: { to: string; id: string } | null
  planLine: string | null
}

/** What commands that need no database ask for. */
export type LocalServices = {
  setupResend(
    input: { waitMinutes: number; to: string | null },
    tell: (step: SetupStep) => Promise<void>,
    signal: AbortSignal,
  ): Promise<SetupReport>
  keepWebhookSecret(path: string, secret: string): Promise<void>
}
