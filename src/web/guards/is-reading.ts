/** Whether a request is somebody who reads, as far as it can be told without knowing who: no program, no
 * page fetched ahead, no question for headers alone. */
import type { Context } from 'hono'
import { isbot } from 'isbot'

/** What browsers say of pages that nobody looks at yet, in the spellings there are. */
const aheadHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'] as const

export function isReading(c: Context): boolean {
  if (c.req.method !== 'GET' && c.req.method !== 'POST') return false
  const agent = c.req.header('user-agent') ?? ''
  if (agent === '' || isbot(agent)) return false
  return !aheadHeaders.some((name) => /prefetch|prerender|preview/i.test(c.req.header(name) ?? ''))
}
