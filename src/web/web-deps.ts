/** What app.ts hands to the pages. */
import type { Registry } from 'prom-client'
import type { ProviderEvent } from '../delivery/returns/provider-event.ts'
import type { QueueDeskLetter } from '../editorial/desk/desk-link.ts'
import type { LookedUp } from '../ingest/look-up/look-up-paper.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Fetch } from '../lib/polite-http.ts'
import type { Log } from '../observability/log.ts'
import type { ViewCounter } from '../papers/popularity/view-counter.ts'
import type { MeaningDeps } from '../search/open-meaning.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { Links } from '../subscribers/links.ts'
import type { OnConfirmed, QueueLetters } from '../subscribers/ports.ts'
import type { Pace } from './answer-time.ts'
import type { MailControl } from './mail-control.ts'
import type { WebSettings } from './site.ts'

export type WebDeps = Pace & {
  db: Db
  calendar: Calendar
  keys: KeyRing
  links: Links
  log: Log
  meaning: MeaningDeps
  /** Default metrics and the web's own are registered here; others may add theirs. */
  metrics: Registry
  /** `loadConfig()` fits. */
  settings: WebSettings
  queueLetters: QueueLetters
  mailControl: MailControl
  /** Calls the webhooks that operators registered; refuses what is not public. */
  webhookFetch: Fetch
  /** Who calls them, by name and version. */
  webhookAgent: string
  /** The letter that signs an editor in. */
  queueDeskLetters: QueueDeskLetter
  /** Fetches a paper that is not held; absent: it is typed by hand. */
  lookUpPaper?(text: string): Promise<LookedUp>
  onConfirmed: OnConfirmed
  /** A digest as its letter showed it, without private links; null when it is not kept. */
  viewDigest(input: { digestId: number }): Promise<{ html: string; subject: string } | null>
  /** What the provider tells of a letter, signed by it. Throws when it could not be kept. */
  receiveEvent(input: { id: string; event: ProviderEvent }): Promise<unknown>
  /** Something urgent was queued: look at the lanes now. Must not throw. */
  kickDelivery(): void
  /** Counts that a paper was read, or its PDF opened; of the reader nothing. */
  views: ViewCounter
}
