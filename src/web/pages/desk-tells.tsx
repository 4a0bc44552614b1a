/** The tick by which those who got a note are told of its correction. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

export const DeskTells: FC<{ page: PageContext; checked: boolean }> = ({ page, checked }) => (
  <label class="choice">
    <input type="checkbox" name="tells" value="1" checked={checked} />
    {page.words.desk.tells}
  </label>
)
