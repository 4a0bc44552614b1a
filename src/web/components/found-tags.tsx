/** What a search among the tags found, each to be ticked at once; a way on where nothing fits. */
import type { FC } from 'hono/jsx'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { FoundTags as Found } from '../../tagging/search-tags.ts'
import { headingIn } from '../../tagging/taxonomy/names/headings.ts'
import type { PageContext } from '../page-context.ts'

type Props = {
  page: PageContext
  /** As typed. */
  text: string
  found: Found
  chosen: ReadonlySet<string>
  /** Where the form goes to come back with a query or author added; null: the script does it alone. */
  addTo: string | null
}

export const FoundTags: FC<Props> = (props) => {
  const { page, text, found, chosen } = props
  const { look } = page.words
  if (text === '') return null
  const { tags, isClose } = found
  return (
    <>
      <p class="quiet small" data-found>
        {tags.length === 0 ? look.foundNone(text) : look.found(tags.length, text, isClose)}
      </p>
      <div class="tags">
        {tags.map((tag) => (
          <Row page={page} tag={tag} checked={chosen.has(tag.slug)} />
        ))}
      </div>
      {(tags.length === 0 || isClose) && <Otherwise {...props} />}
    </>
  )
}

const Row: FC<{ page: PageContext; tag: TagChoice; checked: boolean }> = ({
  page,
  tag,
  checked,
}) => {
  const { slug, name, group, kind, volume } = tag
  const { look } = page.words
  const { median, tuesday } = volume
  const brings = median + (tuesday ?? 0) === 0 ? look.rare : look.brings(median, tuesday)
  return (
    <label>
      <input type="checkbox" name="tag" value={slug} checked={checked || undefined} />
      <span>
        {kind === 'category' ? `${slug} ${name}` : name}
        <small>{look.foundLine(headingIn(group, page.locale), brings)}</small>
      </span>
    </label>
  )
}

/** A word that is no topic may be a query, or a name. */
const Otherwise: FC<Props> = ({ page, text, addTo }) => {
  const { look } = page.words
  const to = addTo === null ? {} : { formaction: addTo, formnovalidate: true }
  return (
    <p class="chips">
      <button type="submit" class="chip" name="add-query" value={text} {...to}>
        {look.asQuery(text)}
      </button>
      <button type="submit" class="chip" name="add-author" value={text} {...to}>
        {look.asAuthor(text)}
      </button>
    </p>
  )
}
