/** What every answer of the API looks like: `{data, next}`, or `{error}` with what to do about it. */
import { z } from '@hono/zod-openapi'
import type { PublicFile } from '../public-pages.ts'

export const errorSchema = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: 'bad-input' }),
      message: z.string().openapi({ description: 'What is wrong.' }),
      help: z.string().openapi({ description: 'What to do about it.' }),
    }),
  })
  .openapi('Error')

const nextSchema = z
  .url()
  .nullable()
  .openapi({ description: 'Address of the next page; null: this was the last one.' })

export const answerOf = <Data extends z.ZodType>(data: Data) => z.object({ data, next: nextSchema })

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** For a route's `responses`. */
export const answers = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: json(schema, description),
  304: { description: 'Nothing changed since the answer whose ETag was sent along.' },
  400: json(errorSchema, 'A parameter is wrong.'),
  404: json(errorSchema, 'There is no such thing.'),
  429: json(errorSchema, 'Too many requests; `Retry-After` says how many seconds to wait.'),
})

export const jsonFile = (body: unknown): PublicFile => ({
  type: 'application/json; charset=UTF-8',
  text: JSON.stringify(body),
})

export const limitOf = (given: { most: number; usual: number }) =>
  z.coerce
    .number({ error: `is a whole number from 1 to ${given.most}` })
    .int({ error: `is a whole number from 1 to ${given.most}` })
    .min(1, { error: 'is 1 at least' })
    .max(given.most, { error: `is ${given.most} at most` })
    .default(given.usual)
    .openapi({ description: 'How many at most on a page.' })
