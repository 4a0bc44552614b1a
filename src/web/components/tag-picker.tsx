/** All tags, under fields and groups, closed; beside each its papers on a usual day and on a Tuesday.
 * Some 450 rows make two thirds of the page, so a row is as short as HTML allows. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { FoundTags as Found } from '../../tagging/search-tags.ts'
import { headingIn } from '../../tagging/taxonomy/names/headings.ts'
import type { PageContext } from '../page-context.ts'
import { fieldsOf, groupTags, type TagField, type TagGroup } from '../tag-fields.ts'
import { FoundTags } from './found-tags.tsx'

type PickerProps = {
  page: PageContext
  tags: TagChoice[]
  chosen: ReadonlySet<string>
  error?: string | undefined
  /** What was searched for with scripts off. */
  search?: { text: string; found: Found }
  /** Where the form goes to come back with what was found; without, only the script searches. */
  searchTo?: string
}

/** Where the script asks what fits the words typed. */
export const findPath = '/topics/find'

/** Where a list of what is wrong leads. */
export const pickerId = 'topics'

export const TagPicker: FC<PickerProps> = (props) => {
  const { page, tags, chosen, error } = props
  const { form } = page.words
  const categories = tags.filter((tag) => tag.kind === 'category')
  const topics = tags.filter((tag) => tag.kind !== 'category')
  return (
    <div class="picker" id={pickerId} tabindex={-1}>
      <Search {...props} />
      <Glance page={page} />
      {error && <p class="wrong">{error}</p>}
      <div class="groups">
        {fieldsOf(groupTags(topics)).map((field) => (
          <Field page={page} field={field} chosen={chosen} />
        ))}
        {categories.length > 0 && (
          <Fold
            title={form.categories}
            beside={besideOf(page, categories, chosen)}
            open={categories.some(({ slug }) => chosen.has(slug))}
          >
            <Groups page={page} groups={groupTags(categories)} chosen={chosen} />
          </Fold>
        )}
      </div>
      <p class="chosen" data-chosen={form.chosen} aria-live="polite" />
      <Glance page={page} />
    </div>
  )
}

/** The first line of the preview, which lies screens below on a phone; the script fills it in. */
const Glance: FC<{ page: PageContext }> = ({ page }) => (
  <p class="glance">
    <a href="#preview" data-glance hidden>
      {page.words.look.title}
    </a>
  </p>
)

/** With scripts on what is typed is found at once; else by the button. */
const Search: FC<PickerProps> = ({ page, chosen, search, searchTo }) => {
  const { form, look } = page.words
  const to = searchTo ?? null
  return (
    <div class="search" data-find={page.site.path(findPath)} hidden={to === null || undefined}>
      <div class="field">
        <label for="find">{form.filter}</label>
        <div class="joined">
          <input
            type="search"
            id="find"
            name="find"
            value={search?.text ?? ''}
            placeholder={form.filterHint}
            maxlength={100}
            autocomplete="off"
            aria-controls="found"
          />
          {to !== null && (
            <noscript>
              <button
                type="submit"
                class="plain"
                name="go"
                value="find"
                formaction={to}
                formnovalidate
              >
                {look.search}
              </button>
            </noscript>
          )}
        </div>
      </div>
      <p class="unseen" role="status" data-found-aloud />
      <div class="found" id="found">
        {search && <FoundTags page={page} {...search} chosen={chosen} addTo={to} />}
      </div>
    </div>
  )
}

type Shown = { page: PageContext; chosen: ReadonlySet<string> }

/** The names of its groups stand below a field's own: that is where one looks for a topic. */
const Field: FC<Shown & { field: TagField }> = ({ page, field: { field, groups }, chosen }) => {
  const inside = <Groups page={page} groups={groups} chosen={chosen} />
  if (field === null) return inside
  const ticked = groups.flatMap(({ tags }) => tags).filter(({ slug }) => chosen.has(slug)).length
  const { fields, list, fieldCount } = page.words.form
  return (
    <Fold
      title={fields[field]}
      beside={fieldCount(ticked)}
      below={list(groups.map(({ name }) => headingIn(name, page.locale)))}
      open={ticked > 0}
    >
      {inside}
    </Fold>
  )
}

const Groups: FC<Shown & { groups: TagGroup[] }> = ({ page, groups, chosen }) => (
  <>
    {groups.map(({ name, tags }) => (
      <Fold
        title={headingIn(name, page.locale)}
        beside={besideOf(page, tags, chosen)}
        open={tags.some(({ slug }) => chosen.has(slug))}
      >
        <div class="tags">{tags.map((tag) => tagRow(page, tag, chosen.has(tag.slug)))}</div>
      </Fold>
    ))}
  </>
)

type FoldProps = { title: string; beside: string; below?: string; open: boolean; children?: Child }

const Fold: FC<FoldProps> = ({ title, beside, below, open, children }) => (
  <details open={open || undefined}>
    <summary>
      {below === undefined ? (
        title
      ) : (
        <span>
          {title}
          <small>{below}</small>
        </span>
      )}
      {beside !== '' && <i>{beside}</i>}
    </summary>
    {children}
  </details>
)

function besideOf(page: PageContext, tags: TagChoice[], chosen: ReadonlySet<string>): string {
  const ticked = tags.filter(({ slug }) => chosen.has(slug)).length
  const { groupCount, categoryCount } = page.words.form
  const isCategory = tags.every(({ kind }) => kind === 'category')
  return (isCategory ? categoryCount : groupCount)(tags.length, ticked)
}

/** A template and not JSX: it leaves quotes and slashes out, 22 bytes a row. */
const tagRow = (page: PageContext, { slug, name, volume }: TagChoice, checked: boolean) => {
  const papers = page.words.form.volume(volume.median, volume.tuesday)
  const figures = papers === '' ? '' : html`<i>${papers}</i>`
  const value = /^[\w.-]+$/.test(slug) ? slug : html`"${slug}"`
  return checked
    ? html`<label><input type=checkbox name=tag value=${value} checked>${name}${figures}</label>`
    : html`<label><input type=checkbox name=tag value=${value}>${name}${figures}</label>`
}
