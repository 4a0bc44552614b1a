/** What app.ts hands to the pages. */
import type { Registry } from 'prom-client'
import type { ProviderEvent } from '../delivery/returns/provider-event.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Log } from '../observability/log.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { Links } from '../subscribers/links.ts'
import type { OnConfirmed, QueueLetters } from '../subscribers/ports.ts'
import type { Pace } from './answer-time.ts'
import type { WebSettings } from './site.ts'

export type WebDeps = Pace & {
  db: Db
  calendar: Calendar
  keys: KeyRing
  links: Links
  log: Log
  /** Default metrics and the web's own are registered here; others may add theirs. */
  metrics: Registry
  /** `loadConfig()` fits. */
  settings: WebSettings
  queueLetters: QueueLetters
  onConfirmed: OnConfirmed
  /** A digest as its letter showed it, without private links; null when it is not kept. */
  viewDigest(input: { digestId: number }): Promise<{ html: string; subject: string } | null>
  /** What the provider tells of a letter, signed by it. Throws when it could not be kept. */
  receiveEvent(input: { id: string; event: ProviderEvent }): Promise<unknown>
  /** Something urgent was queued: look at the lanes now. Must not throw. */
  kickDelivery(): void
}
