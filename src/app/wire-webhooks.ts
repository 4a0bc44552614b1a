/** Webhooks, wired: their commands, and the job that makes the calls. */
import type { WebhookServices } from '../cli/webhook-services.ts'
import { commandLine as by } from '../editorial/editor.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Fetch } from '../lib/polite-http.ts'
import { createSafeFetch } from '../lib/safe-fetch.ts'
import type { Log } from '../observability/log.ts'
import type { Db } from '../storage/database.ts'
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  replayWebhook,
  rotateWebhook,
  testWebhook,
} from '../web/service/webhook-acts.ts'
import { type Dispatched, dispatchCalls } from '../webhooks/dispatch-calls.ts'
import { listEndpoints } from '../webhooks/list-calls.ts'
import { version } from './version.ts'

type WebhookWiring = {
  db: Db
  keys: KeyRing
  log: Log
  /** In place of the one that asks public places only. */
  fetch?: Fetch | undefined
}

export type Webhooks = {
  services: WebhookServices
  fetch: Fetch
  dispatch(signal: AbortSignal): Promise<Dispatched>
}

export const hookAgent = `Paperboy/${version}`

export function wireWebhooks({
  db,
  keys,
  log,
  fetch = createSafeFetch(),
}: WebhookWiring): Webhooks {
  const deps = { db, keys, fetch, userAgent: hookAgent }
  return {
    fetch,
    dispatch: (signal) =>
      dispatchCalls(
        {
          ...deps,
          tell: (news) => log.warn({ event: 'webhook-paused', ...news }, 'a webhook was paused'),
        },
        signal,
      ),
    services: {
      async listWebhooks() {
        const found = await listEndpoints(db)
        return found.map(({ endpoint, waiting, failed }) => {
          const { id, url, events, state, pausedBy, lastFault } = endpoint
          return {
            ...{ id, url, events, state, pausedBy, waiting, failed, lastFault },
            failingSince: endpoint.failingSince?.toISOString() ?? null,
            lastArrivedAt: endpoint.lastArrivedAt?.toISOString() ?? null,
          }
        })
      },
      async addWebhook(input) {
        const { endpoint, secret } = await addWebhook(deps, { by, ...input })
        return { id: endpoint.id, events: endpoint.events, secret }
      },
      async setWebhook(input) {
        await changeWebhook(deps, { by, ...input })
      },
      removeWebhook: ({ id }) => removeWebhook(deps, { by, id }),
      async rotateWebhook(input) {
        const { secret } = await rotateWebhook(deps, { by, ...input })
        return { secret }
      },
      replayWebhook: (input) => replayWebhook(deps, { by, ...input }),
      testWebhook: ({ id }, signal) => testWebhook(deps, { by, id, signal }),
    },
  }
}
