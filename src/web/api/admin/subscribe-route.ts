/** POST /api/v1/admin/subscribers: somebody new, asked to confirm, or with consent given elsewhere. */

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { findReader } from '../../../digest/find-reader.ts'
import { recordChange } from '../../../editorial/record-change.ts'
import { PaperboyError } from '../../../errors.ts'
import { importReader } from '../../../subscribers/import-reader.ts'
import { editionTimings } from '../../../subscribers/settings.ts'
import { subscribe } from '../../../subscribers/subscribe.ts'
import { findSuppressed } from '../../../subscribers/suppression.ts'
import { adminAnswers, adminSecurity, jsonBody, one } from './admin-answers.ts'
import { type AdminApiDeps, apiEditor } from './admin-deps.ts'
import { readOne, subscriberSchema } from './subscriber-json.ts'

const words = z.array(z.string().max(2_000)).max(250).default([])

const newSubscriber = z
  .strictObject({
    email: z.string().max(320),
    tags: words.openapi({ description: 'Slugs, as /api/v1/tags names them.' }),
    queries: words,
    locale: z.string().max(35).optional(),
    timezone: z.string().max(100).optional().openapi({ example: 'Asia/Seoul' }),
    hour: z.int().min(0).max(23).optional(),
    rhythm: z.enum(['daily', 'weekdays', 'weekly']).optional(),
    weekday: z.int().min(1).max(7).optional(),
    editionTiming: z.enum(editionTimings).optional().openapi({
      description: 'When editions come; without it, when published if they follow nothing else.',
    }),
    consentSource: z.string().max(200).optional().openapi({
      description:
        'Where they agreed to be mailed, in words: their first digest names it. They read from then on. Without it they get a letter and read once they confirm.',
      example: 'the reading group list',
    }),
  })
  .openapi('NewSubscriber')

export const subscribeOperation = createRoute({
  method: 'post',
  path: '/subscribers',
  summary: 'Add a subscriber',
  description:
    'Asked by letter to confirm, or, with `consentSource`, reading at once, as a row of a subscriber file. Who left, was erased or is suppressed is not brought back by a file: 409. Who reads already stays as they are.',
  ...adminSecurity,
  request: { body: jsonBody(newSubscriber) },
  responses: adminAnswers(subscriberSchema, 'The subscriber, as they are now.'),
})

type NewSubscriber = z.infer<typeof newSubscriber>

export function subscribeRoute(api: OpenAPIHono, deps: AdminApiDeps): void {
  api.openapi(subscribeOperation, async (c) => {
    const given = c.req.valid('json')
    const { id } = await recordChange(
      deps.db,
      async (db) => {
        if (given.consentSource === undefined) await ask({ ...deps, db }, given)
        else await take({ ...deps, db }, given, given.consentSource)
        return findReader(db, given.email)
      },
      (made) => ({ who: apiEditor.who, act: 'reader-made', what: `reader ${made.id}` }),
    )
    deps.kickDelivery()
    return c.json(one(await readOne(deps, id)), 200)
  })
}

async function ask(deps: AdminApiDeps, given: NewSubscriber): Promise<void> {
  const suppressed = await findSuppressed(deps, [given.email])
  const reason = suppressed.get(given.email)
  if (reason !== undefined) {
    throw new PaperboyError('conflict', `Nobody may mail this address: ${reason}.`, {
      help: 'Release it first, if its owner asks for it.',
    })
  }
  const { defaultTimezone } = deps.settings
  // The operator decides who may sign up, and so is bound by no rule of the form's.
  await subscribe(
    { ...deps, signup: { kind: 'open' }, defaultTimezone },
    { ...given, byOperator: true },
  )
}

async function take(deps: AdminApiDeps, given: NewSubscriber, consentSource: string) {
  const { email, tags, queries, locale, timezone, hour, rhythm, weekday } = given
  const said = Object.entries({
    ...{ locale, timezone, hour, rhythm, weekday },
    edition_timing: given.editionTiming,
  })
  const settings = Object.fromEntries(
    said.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  const { defaultTimezone } = deps.settings
  await importReader(
    { ...deps, defaultTimezone },
    { email, consentSource, tags, queries, settings },
  )
}
