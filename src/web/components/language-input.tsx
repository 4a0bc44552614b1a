/** Any language there is: typed or chosen by its name in the page's language, or by its tag. The names are
 * in one list a page. */
import type { FC } from 'hono/jsx'
import { nameOfLanguage, offeredLanguages } from '../../lib/language-tag.ts'
import type { PageContext } from '../page-context.ts'

const listId = 'languages'

export const LanguageList: FC<{ page: PageContext }> = ({ page: { locale } }) => (
  <datalist id={listId}>
    {offeredLanguages.map((tag) => (
      <option value={nameOfLanguage(tag, locale)} />
    ))}
  </datalist>
)

type InputProps = { page: PageContext; id: string; language: string }

export const LanguageInput: FC<InputProps> = ({ page: { words, locale }, id, language }) => (
  <p class="field">
    <label for={id}>{words.desk.language}</label>
    <input
      id={id}
      name="language"
      list={listId}
      value={offeredLanguages.includes(language) ? nameOfLanguage(language, locale) : language}
      maxlength={60}
      autocomplete="off"
      data-desk-language
    />
  </p>
)
