/** What the operations of the admin API share: who may call them, and what they answer. */
import { z } from '@hono/zod-openapi'
import { answerOf, errorSchema } from '../answers.ts'

export const adminSecurity = { security: [{ adminToken: [] }], tags: ['Admin'] }

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** For a route's `responses`; the answer holds `data` and `next`. */
export const adminAnswers = <Data extends z.ZodType>(data: Data, description: string) => ({
  200: json(answerOf(data), description),
  400: json(errorSchema, 'A parameter or the body is wrong.'),
  401: json(errorSchema, 'The token is missing or wrong.'),
  403: json(errorSchema, 'ADMIN_TOKEN is not set.'),
  404: json(errorSchema, 'There is no such thing.'),
  409: json(errorSchema, 'It cannot be done as things stand.'),
  429: json(errorSchema, 'Too many wrong tokens; `Retry-After` says how many seconds to wait.'),
})

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
})

export const idParam = z.object({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).openapi({ example: 12 }),
})

/** Of lists in which newer ones have higher numbers. */
export const beforeId = z.coerce.number().int().min(1).optional().openapi({
  description: 'Those older than this number: follow `next` instead of making it up.',
})

/** One thing, of which there is no next page. */
export const one = <Data>(data: Data) => ({ data, next: null })
