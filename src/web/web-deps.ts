/** What app.ts hands to the pages. */
import type { Registry } from 'prom-client'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Log } from '../observability/log.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { WebSettings } from './site.ts'

export type WebDeps = {
  db: Db
  calendar: Calendar
  keys: KeyRing
  log: Log
  /** Default metrics and the web's own are registered here; others may add theirs. */
  metrics: Registry
  /** `loadConfig()` fits. */
  settings: WebSettings
  /** Something urgent was queued: look at the lanes now. Must not throw. */
  kickDelivery(): void
  /** Answers about an address come on multiples of this, so that its state does not show in the
   * time they take. Default 250 ms. */
  answerEveryMs?: number
}
