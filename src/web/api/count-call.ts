/** Counts a call of the API that had to be made anew; what is sent from memory is free. */
import type { Context } from 'hono'
import { countAct, type PageDeps } from '../page-deps.ts'

/** Throws `too-many`. */
export const countCall = (deps: PageDeps, c: Context): Promise<void> => countAct(deps, c, 'api')
