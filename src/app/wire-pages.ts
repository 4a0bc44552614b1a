/** The pages on top of an app. */
import { Registry } from 'prom-client'
import type { App } from '../app.ts'
import { queueLetters } from '../delivery/queue-letters.ts'
import { createFirstDigestPlanner } from '../digest/plan-first-digest.ts'
import { viewDigest } from '../digest/view-digest.ts'
import { createWebApp } from '../web/web-app.tsx'
import type { WebDeps } from '../web/web-deps.ts'

export function wirePages(
  app: App,
  given: Pick<WebDeps, 'calendar' | 'kickDelivery' | 'beatMs'>,
): ReturnType<typeof createWebApp> {
  const { db, keys, links, log, config } = app
  const { publicUrl, siteName, contact, mail } = config
  const sender = { publicUrl, siteName, contact, postalAddress: mail.postalAddress }
  return createWebApp({
    ...given,
    db,
    keys,
    links,
    log,
    metrics: new Registry(),
    settings: config,
    queueLetters,
    onConfirmed: createFirstDigestPlanner(queueLetters),
    viewDigest: (input) => viewDigest({ db, ...sender }, input),
  })
}
