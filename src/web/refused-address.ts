/** Why a form that asks for an address is shown once more, with what was typed. */
import type { Context } from 'hono'
import { InvalidChoices } from '../subscribers/invalid-choices.ts'
import { tooMany } from './look-within.ts'
import type { PageDeps } from './page-deps.ts'

export type RefusedAddress = { error: string; status: 400 | 429 }

/** Anything else is thrown on. */
export function refusedAddress(deps: PageDeps, c: Context, thrown: unknown): RefusedAddress {
  if (thrown instanceof InvalidChoices) return { error: thrown.message, status: 400 }
  const error = tooMany(deps, c, thrown)
  if (error === null) throw thrown
  return { error, status: 429 }
}
