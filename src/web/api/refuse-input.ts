/** What is wrong with a parameter or a body: the first thing, with its name. */
import type { Hook } from '@hono/zod-openapi'
import type { Env } from 'hono'
import { PaperboyError } from '../../errors.ts'
import { apiPath } from './api-path.ts'

export const refuseInput: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return
  const [issue] = result.error.issues
  const name = issue?.path.join('.') || (result.target === 'json' ? 'the body' : 'a parameter')
  throw new PaperboyError('bad-input', `${name}: ${issue?.message ?? 'is wrong'}`, {
    help: `GET ${apiPath}/openapi.json describes what each call takes.`,
  })
}
