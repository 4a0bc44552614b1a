/** What the admin API does for one reader, by the verbs of their own pages and of the service page. */

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { AuditAct } from '../../../editorial/audit.ts'
import { recordChange } from '../../../editorial/record-change.ts'
import { changePreferences } from '../../../subscribers/change-preferences.ts'
import { leave } from '../../../subscribers/leave.ts'
import { editionTimings } from '../../../subscribers/settings.ts'
import { actForReader, type ReaderAct } from '../../service/reader-acts.ts'
import { adminAnswers, adminSecurity, idParam, jsonBody, one } from './admin-answers.ts'
import { type AdminApiDeps, apiEditor } from './admin-deps.ts'
import { interestSchema, readOne, subscriberSchema } from './subscriber-json.ts'

const changes = z
  .strictObject({
    interests: z.array(interestSchema).min(1).max(250).optional().openapi({
      description:
        'All of them: what is not named is followed no more. Each is `{"tag": "clip", "level": "always"}` or `{"query": ...}`; levels are always, normal, little and mute.',
    }),
    locale: z.string().max(35).optional(),
    timezone: z.string().max(100).optional(),
    hour: z.int().min(0).max(23).optional(),
    rhythm: z.enum(['daily', 'weekdays', 'weekly']).optional(),
    weekday: z.int().min(1).max(7).optional(),
    editionTiming: z.enum(editionTimings).optional(),
    number: z
      .union([3, 5, 8, 12, 20].map((n) => z.literal(n)))
      .optional()
      .openapi({ description: 'Papers shown in full: 3, 5, 8, 12 or 20.' }),
    pausedUntil: z.iso.date().nullable().optional().openapi({
      description: 'The first local date with a digest again; null ends a pause.',
    }),
  })
  .openapi('SubscriberChanges')

export const changeSubscriberOperation = createRoute({
  method: 'patch',
  path: '/subscribers/{id}',
  summary: 'Change interests and settings',
  description: 'Only of who reads. What is left out stays.',
  ...adminSecurity,
  request: { params: idParam, body: jsonBody(changes) },
  responses: adminAnswers(subscriberSchema, 'The subscriber, as they are now.'),
})

const pauseBody = z.strictObject({
  days: z.int().min(1).max(180).optional().openapi({ description: 'From today; 7 unless told.' }),
  until: z.iso.date().optional().openapi({ description: 'The first date with a digest again.' }),
})

export const pauseSubscriberOperation = createRoute({
  method: 'post',
  path: '/subscribers/{id}/pause',
  summary: 'Pause a subscriber',
  ...adminSecurity,
  request: { params: idParam, body: jsonBody(pauseBody) },
  responses: adminAnswers(subscriberSchema, 'The subscriber, as they are now.'),
})

const doneSchema = z
  .object({ done: z.string().openapi({ description: 'What was done, as a sentence.' }) })
  .openapi('Done')

const actOperation = (act: string, summary: string, description: string) =>
  createRoute({
    method: 'post',
    path: `/subscribers/{id}/${act}`,
    summary,
    description,
    ...adminSecurity,
    request: { params: idParam },
    responses: adminAnswers(doneSchema, 'What was done.'),
  })

export const confirmSubscriberOperation = actOperation(
  'confirm',
  'Send the confirmation again',
  'To who has not confirmed yet.',
)
export const suppressSubscriberOperation = actOperation(
  'suppress',
  'Never mail this address',
  'Until it is released.',
)
export const releaseSubscriberOperation = actOperation(
  'release',
  'Mail this address again',
  'Takes it off the list of addresses that nobody may mail.',
)

export const eraseSubscriberOperation = createRoute({
  method: 'delete',
  path: '/subscribers/{id}',
  summary: 'Erase a subscriber',
  description:
    'Everything held about them, for good. A keyed hash of the address stays, so that no file brings it back.',
  ...adminSecurity,
  request: { params: idParam },
  responses: adminAnswers(doneSchema, 'What was done.'),
})

export function readerActsRoute(api: OpenAPIHono, deps: AdminApiDeps): void {
  const lineOf = (id: number, act: AuditAct, detail: Record<string, unknown> = {}) => ({
    ...{ who: apiEditor.who, act, what: `reader ${id}`, detail },
  })
  const act = async (id: number, what: ReaderAct) => {
    const { email } = await readOne(deps, id)
    return one({ done: await actForReader(deps, { email, act: what, by: apiEditor }) })
  }
  api.openapi(changeSubscriberOperation, async (c) => {
    const { id } = await readOne(deps, c.req.valid('param').id)
    const { interests, ...settings } = c.req.valid('json')
    const choices = interests?.map((given) =>
      'tag' in given
        ? { kind: 'tag' as const, slug: given.tag, level: given.level }
        : { kind: 'query' as const, text: given.query, level: given.level },
    )
    const wanted = { ...settings, ...(choices && { interests: choices }) }
    const given = Object.entries(wanted).filter(([, value]) => value !== undefined)
    const changes = Object.fromEntries(given)
    await recordChange(
      deps.db,
      (db) => changePreferences({ ...deps, db }, { subscriberId: id, changes }),
      lineOf(id, 'reader-changed', { changed: Object.keys(changes) }),
    )
    return c.json(one(await readOne(deps, id)), 200)
  })
  api.openapi(pauseSubscriberOperation, async (c) => {
    const { id } = await readOne(deps, c.req.valid('param').id)
    const pause = { subscriberId: id, action: 'pause', ...c.req.valid('json') }
    await recordChange(deps.db, (db) => leave({ ...deps, db }, pause), lineOf(id, 'reader-pause'))
    return c.json(one(await readOne(deps, id)), 200)
  })
  api.openapi(confirmSubscriberOperation, async (c) =>
    c.json(await act(c.req.valid('param').id, 'confirm'), 200),
  )
  api.openapi(suppressSubscriberOperation, async (c) =>
    c.json(await act(c.req.valid('param').id, 'suppress'), 200),
  )
  api.openapi(releaseSubscriberOperation, async (c) =>
    c.json(await act(c.req.valid('param').id, 'release'), 200),
  )
  api.openapi(eraseSubscriberOperation, async (c) =>
    c.json(await act(c.req.valid('param').id, 'erase'), 200),
  )
}
