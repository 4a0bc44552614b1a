/** Why somebody left or wanted less, kept without the person: the day, what they did, what they said. */
import { cleanText } from '../lib/clean-text.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { leavingReasons } from '../storage/schema/feedback.ts'

export const leavingReasonNames = [
  'too-much',
  'not-fitting',
  'no-time',
  'elsewhere',
  'not-asked',
  'other',
] as const

const actions = ['all', 'tag', 'weekly', 'pause']
const longestComment = 500
/** People sign what they write. Bounded, as anybody may post half a megabyte without a space. */
const address = /[^\s@]{1,64}@\S{1,255}/g

/** False: nothing was said. An unknown reason beside words counts as "other". */
export async function keepLeavingReason(
  deps: { db: Db; calendar: Calendar },
  input: { action: string; reason: string; comment: string },
): Promise<boolean> {
  const named = leavingReasonNames.find((one) => one === input.reason)
  const comment = cleanText(input.comment.slice(0, 2 * longestComment).replace(address, '…'), {
    max: longestComment,
  })
  if (!named && comment === '') return false
  const at = await deps.calendar.now(deps.db)
  await deps.db.insert(leavingReasons).values({
    day: at.toISOString().slice(0, 10),
    action: actions.find((one) => one === input.action) ?? 'all',
    reason: named ?? 'other',
    comment: comment === '' ? null : comment,
  })
  return true
}
