/** What an operator does to webhooks, by page, API or command line: each with its line in the log, which
 * names a webhook by number, as its address may hold a secret. */
import type { AuditAct, AuditEntry } from '../../editorial/audit.ts'
import type { Editor } from '../../editorial/editor.ts'
import { recordChange } from '../../editorial/record-change.ts'
import type { Db } from '../../storage/database.ts'
import {
  addEndpoint,
  changeEndpoint,
  type EndpointChange,
  findEndpoint,
  type MadeEndpoint,
  removeEndpoint,
  rotateSecret,
} from '../../webhooks/endpoints.ts'
import { type Replay, replayCalls } from '../../webhooks/replay-calls.ts'
import type { HookKeys } from '../../webhooks/secret.ts'
import type { SendDeps } from '../../webhooks/send-call.ts'
import { testEndpoint } from '../../webhooks/test-endpoint.ts'

type ActDeps = { db: Db; keys: HookKeys }
type One = { by: Editor; id: number }

/** Throws as `addEndpoint`. */
export const addWebhook = (
  { db, keys }: ActDeps,
  { by, ...input }: { by: Editor; url: string; events?: readonly string[] | undefined },
): Promise<MadeEndpoint> =>
  recordChange(
    db,
    (tx) => addEndpoint({ db: tx, keys }, input),
    ({ endpoint: { id, events } }) => line({ by, id }, 'webhook-made', { events }),
  )

/** Throws as `changeEndpoint`. */
export const changeWebhook = (
  { db }: Pick<ActDeps, 'db'>,
  { by, id, ...change }: One & EndpointChange,
) =>
  recordChange(
    db,
    (tx) => changeEndpoint(tx, { id, ...change }),
    line({ by, id }, 'webhook-changed', {
      changed: Object.keys(change),
      ...(change.state !== undefined && { state: change.state }),
    }),
  )

/** Throws `not-found`. */
export const rotateWebhook = (
  { db, keys }: ActDeps,
  { by, id, leaked = false }: One & { leaked?: boolean },
): Promise<MadeEndpoint> =>
  recordChange(
    db,
    (tx) => rotateSecret({ db: tx, keys }, { id, leaked }),
    line({ by, id }, 'webhook-rotated', { leaked }),
  )

/** How many calls are made again. Throws `not-found`. */
export const replayWebhook = (
  { db }: Pick<ActDeps, 'db'>,
  { by, id, since }: One & Replay,
): Promise<number> =>
  recordChange(
    db,
    (tx) => replayCalls(tx, { id, since }),
    (calls) => line({ by, id }, 'webhook-replayed', { calls }),
  )

/** Throws `not-found`. */
export const removeWebhook = ({ db }: Pick<ActDeps, 'db'>, { by, id }: One): Promise<void> =>
  recordChange(db, (tx) => removeEndpoint(tx, id), line({ by, id }, 'webhook-removed'))

/** Written down before the call is made: a call that went out is never without its line. Throws
 * `not-found`. */
export async function testWebhook(
  deps: SendDeps & { db: Db },
  { by, id, signal }: One & { signal: AbortSignal },
) {
  await recordChange(deps.db, (tx) => findEndpoint(tx, id), line({ by, id }, 'webhook-tested'))
  return testEndpoint(deps, { id, signal })
}

const line = (
  { by, id }: One,
  act: Extract<AuditAct, `webhook-${string}`>,
  detail: Record<string, unknown> = {},
): AuditEntry => ({ who: by.who, act, what: `webhook ${id}`, detail })
