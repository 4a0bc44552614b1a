/** What commands ask of the app; app.ts wires it. The calendar is the present or `--now`. */
import type { Preview } from '../digest/preview-digest.ts'
import type { Why } from '../digest/why-paper.ts'
import type { IngestProgress } from '../ingest/run-ingest.ts'
import type { OaiRange } from '../ingest/sources/arxiv-oai.ts'
import type { IngestReport } from '../ingest/store-page.ts'
import type { Reason } from '../matching/reason.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { ImportReport } from '../subscribers/import-subscribers.ts'
import type { TrainedTags } from '../tagging/statistics/train-tags.ts'
import type { EditionServices } from './edition-services.ts'
import type { OperatorServices } from './operator-services.ts'
import type { SubscriberServices } from './subscriber-services.ts'
import type { SuppressionServices } from './suppression-services.ts'
import type { TagServices } from './tag-services.ts'
import type { TranslationServices } from './translation-services.ts'
import type { WebhookServices } from './webhook-services.ts'

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
  /** Null: rows say it themselves. */
  consentSource?: string | null
  perDay?: number | null
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
  | 'reasons'
  | 'cards'
  | 'interests'
  | 'consents'
  | 'queries'
  | 'links'
  | 'devices'
  | 'unconfirmed'
  | 'calls'
  | 'daily',
  number
>

export type Services = OperatorServices &
  EditionServices &
  TagServices &
  TranslationServices &
  SubscriberServices &
  SuppressionServices &
  WebhookServices & {
    ingest(
      calendar: Calendar,
      input: { source: string } | { file: string },
      signal: AbortSignal,
    ): Promise<IngestReport>
    /** arXiv over a range of days; goes on where one that was stopped had come to. */
    backfill(
      range: OaiRange,
      given: { signal: AbortSignal; tell: (progress: IngestProgress) => void },
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
    trainTags(signal: AbortSignal): Promise<TrainedTags>
    preview(calendar: Calendar, input: { email: string }): Promise<Preview>
    why(calendar: Calendar, input: { email: string; paper: string }): Promise<Why>
    importSubscribers(
      calendar: Calendar,
      input: ImportRequest,
      signal: AbortSignal,
      /** `share` of the file that was read, 0 to 1. */
      tell?: (progress: { share: number; row: number }) => void,
    ): Promise<ImportReport>
    /** Lines of a CSV file of readers, the header first. `tellWithout`: how many follow nothing that is kept
     * and are left out. */
    exportSubscribers(
      signal: AbortSignal,
      tellWithout?: (count: number) => void,
    ): AsyncGenerator<string>
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
  /** `before`: where lies what was there. */
  restoreBackup(from: string): Promise<{ before: string | null }>
  /** Null: no export, but maybe a backup. */
  restoreExport(from: string): Promise<{ tables: number; rows: number } | null>
  keepWebhookSecret(path: string, secret: string): Promise<void>
  /** The API's description, OpenAPI 3.1. */
  describeApi(): object
}
