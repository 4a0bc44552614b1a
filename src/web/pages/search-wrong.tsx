/** A query with the place marked where it was not understood. */
import type { FC } from 'hono/jsx'
import type { QueryError } from '../../query/query-error.ts'
import { Notice } from '../components/notice.tsx'
import type { PageContext } from '../page-context.ts'

type WrongProps = { page: PageContext; typed: string; error: QueryError }

export const SearchWrong: FC<WrongProps> = ({ page, typed, error }) => {
  const { words } = page
  const { position, message, suggestion } = error
  const isEnd = position >= typed.length
  return (
    <Notice tone="bad">
      <p id="q-wrong">
        <strong>{isEnd ? words.search.wrongEnd : words.search.wrong(position + 1)}</strong>{' '}
        {message} {suggestion}
      </p>
      <p class="query" dir="auto">
        {typed.slice(0, position)}
        <mark>{isEnd ? '\u00a0' : typed.slice(position, position + 1)}</mark>
        {typed.slice(position + 1)}
      </p>
    </Notice>
  )
}
