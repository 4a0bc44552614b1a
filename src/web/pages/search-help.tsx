/** How to ask: the query language by examples that can be tried. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'
import { searchPath } from '../paths.ts'

export const SearchHelp: FC<{ page: PageContext; isOpen: boolean }> = ({ page, isOpen }) => {
  const { words, site } = page
  return (
    <details class="fold part" open={isOpen || undefined}>
      <summary>{words.search.help}</summary>
      <table class="figures in-words">
        <thead>
          <tr>
            <th scope="col">{words.search.write}</th>
            <th scope="col">{words.search.finds}</th>
          </tr>
        </thead>
        <tbody>
          {words.search.helpRows.map(([query, meaning]) => (
            <tr>
              <th scope="row">
                <a href={site.path(searchPath(query))}>
                  <code>{query}</code>
                </a>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
