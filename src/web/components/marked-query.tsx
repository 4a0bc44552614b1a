/** A query as it was typed, marked from the character on where it was not understood. */
import type { FC } from 'hono/jsx'
import { cleanText } from '../../lib/clean-text.ts'

const shownBefore = 40
const shownAfter = 30

export type WrongQuery = { typed: string; position: number }

export const MarkedQuery: FC<WrongQuery> = ({ typed, position }) => {
  const start = Math.max(0, position - shownBefore)
  const before = `${start > 0 ? '…' : ''}${cleanText(typed.slice(start, position))}`
  const rest = typed.slice(position, position + shownAfter)
  const gap = /\s$/.test(typed.slice(start, position)) ? ' ' : ''
  const more = position + shownAfter < typed.length ? '…' : ''
  return (
    <code class="marked" dir="auto">
      {before}
      {gap}
      <mark>{`${cleanText(rest)}${more}` || '_'}</mark>
    </code>
  )
}
