/** The field of the search and in what order its answer comes. A plain form: it works without scripts. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'
import { type SearchAsked, searchSorts } from './search-asked.ts'

type FormProps = { page: PageContext; asked: SearchAsked; isWrong: boolean }

export const SearchForm: FC<FormProps> = ({ page, asked, isWrong }) => {
  const { words, site } = page
  return (
    <search>
      <form class="inline-form" action={site.path('/search')} method="get">
        <div class="field">
          <label for="q">{words.search.field}</label>
          <input
            type="search"
            id="q"
            name="q"
            value={asked.typed}
            placeholder={words.search.hint}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={isWrong ? 'q-wrong' : undefined}
          />
        </div>
        <div class="field order">
          <label for="sort">{words.search.order}</label>
          <select id="sort" name="sort">
            {searchSorts.map((sort) => (
              <option value={sort} selected={sort === asked.sort}>
                {words.search.orders[sort]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{words.search.button}</button>
      </form>
    </search>
  )
}
