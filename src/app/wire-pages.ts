/** The pages on top of an app. */
import { Registry } from 'prom-client'
import type { App } from '../app.ts'
import { queueLetters } from '../delivery/queue-letters.ts'
import { recordEvent } from '../delivery/returns/record-event.ts'
import { createFirstDigestPlanner } from '../digest/plan-first-digest.ts'
import { viewDigest } from '../digest/view-digest.ts'
import { createViewCounter } from '../papers/popularity/view-counter.ts'
import { createWebApp } from '../web/web-app.tsx'
import type { WebDeps } from '../web/web-deps.ts'
import { laneFacts } from './operate/lane-facts.ts'
import { pauseLanes } from './operate/pause-lanes.ts'
import { resumeLanes } from './operate/resume-lanes.ts'
import { wireReturns } from './wire-returns.ts'
import { hookAgent } from './wire-webhooks.ts'

export function wirePages(
  app: App,
  given: Pick<WebDeps, 'calendar' | 'kickDelivery' | 'beatMs'> & {
    metrics?: Registry
    /** For who writes what is left in it at the end. */
    views?: WebDeps['views']
  },
): ReturnType<typeof createWebApp> {
  const { db, keys, links, log, config, meaning } = app
  const { publicUrl, siteName, contact, mail } = config
  const sender = { publicUrl, siteName, contact, postalAddress: mail.postalAddress }
  const returns = wireReturns({ db, keys, log, calendar: given.calendar })
  return createWebApp({
    metrics: new Registry(),
    views: createViewCounter({ db, log, calendar: given.calendar }),
    ...given,
    db,
    keys,
    links,
    log,
    meaning,
    settings: config,
    queueLetters,
    queueDeskLetters: queueLetters,
    webhookFetch: app.webhooks.fetch,
    webhookAgent: hookAgent,
    mailControl: {
      standing: () => laneFacts(db),
      pause: pauseLanes,
      resume: (tx, input) => resumeLanes({ config, db: tx }, input),
    },
    lookUpPaper: (text) => app.lookUp(given.calendar, text),
    receiveEvent: (input) => recordEvent(returns, input),
    onConfirmed: createFirstDigestPlanner(queueLetters),
    viewDigest: (input) => viewDigest({ db, ...sender }, input),
  })
}
