/** What commands ask of the app; app.ts wires it. The calendar is the present or `--now`. */
import type { Preview } from '../digest/preview-digest.ts'
import type { Why } from '../digest/why-paper.ts'
import type { IngestReport } from '../ingest/store-page.ts'
import type { Reason } from '../matching/reason.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { ImportReport } from '../subscribers/import-subscribers.ts'

export type TickReport = {
  planned: number
  skipped: number
  accepted: number
  waiting: number
  parked: number
  unknown: number
  failed: number
}

export type ImportRequest = {
  file: string
  tags: string[]
  overwrite: boolean
  dryRun: boolean
}

export type Services = {
  ingest(
    calendar: Calendar,
    input: { source: string } | { file: string },
    signal: AbortSignal,
  ): Promise<IngestReport>
  /** Names of the live sources that are polled. */
  liveSources: string[]
  tick(calendar: Calendar, signal: AbortSignal): Promise<TickReport>
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
