/** What a form would bring, within the limits of its client; past them the form is shown all the same. */
import type { Context } from 'hono'
import { PaperboyError } from '../errors.ts'
import type { Looked } from './components/choice-preview.tsx'
import type { Suggested } from './components/examples-field.tsx'
import type { SubscribeValues } from './components/subscribe-form.tsx'
import { type LimitName, retryAfterOf } from './guards/limits.ts'
import { lookAtForm } from './look-at.ts'
import { countAct, type PageDeps } from './page-deps.ts'
import { suggestFrom } from './suggest-from.ts'

export type Glance = { looked: Looked; suggested: Suggested | null; status: 200 | 429 }

export async function lookWithin(
  deps: PageDeps,
  c: Context,
  values: SubscribeValues,
): Promise<Glance> {
  const catalogue = await deps.readTags()
  const { locale } = deps.pageOf(c)
  const text = values.examples
  const looked = await within(deps, c, isAsked(c) && 'preview', () =>
    lookAtForm(deps, catalogue.tags, { values, locale }),
  )
  const suggested = await within(deps, c, text !== '' && 'suggest', () =>
    suggestFrom(deps.db, { text, catalogue }),
  )
  const problems = [looked.problem, suggested.problem].flatMap((problem) =>
    problem === null ? [] : [{ text: problem }],
  )
  const shown = looked.done ?? { preview: null, problems: [], nearest: [], number: 0 }
  return {
    looked: { ...shown, problems: [...problems, ...shown.problems] },
    suggested: suggested.done,
    status: problems.length > 0 ? 429 : 200,
  }
}

/** The bare page shows what its operator chose, as often as anybody likes. */
const isAsked = (c: Context): boolean =>
  !['GET', 'HEAD'].includes(c.req.method) || new URL(c.req.url).search !== ''

/** `false`: it is not counted. Past the limit nothing is done, and `problem` says so. */
export async function within<T>(
  deps: PageDeps,
  c: Context,
  limit: LimitName | false,
  work: () => Promise<T>,
): Promise<{ done: T | null; problem: string | null }> {
  try {
    if (limit !== false) await countAct(deps, c, limit)
  } catch (error) {
    const problem = tooMany(deps, c, error)
    if (problem === null) throw error
    return { done: null, problem }
  }
  return { done: await work(), problem: null }
}

/** In words, with Retry-After; null: the error is another one. */
export function tooMany(deps: PageDeps, c: Context, error: unknown): string | null {
  const wait = error instanceof PaperboyError ? retryAfterOf(error) : null
  if (wait === null) return null
  c.header('Retry-After', String(wait))
  return deps.pageOf(c).words.problem.tooMany(Math.ceil(wait / 60))
}
