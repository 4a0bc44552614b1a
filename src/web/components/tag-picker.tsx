/** All tags, grouped, closed; beside each its papers on a usual day and on a Tuesday. Some 450 rows
 * must stay under 60 KB, so a row is as short as HTML allows. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { PageContext } from '../page-context.ts'

type PickerProps = {
  page: PageContext
  tags: TagChoice[]
  chosen: ReadonlySet<string>
  error?: string | undefined
}

export const TagPicker: FC<PickerProps> = ({ page, tags, chosen, error }) => {
  const { form } = page.words
  const categories = tags.filter((tag) => tag.kind === 'category')
  const topics = tags.filter((tag) => tag.kind === 'topic')
  return (
    <div class="picker">
      <div class="field" data-filter hidden>
        <label for="find">{form.filter}</label>
        <input type="search" id="find" placeholder={form.filterHint} autocomplete="off" />
      </div>
      {error && <p class="wrong">{error}</p>}
      <div class="groups">
        <Groups page={page} tags={topics} chosen={chosen} />
        {categories.length > 0 && (
          <Group page={page} name={form.categories} tags={categories} chosen={chosen}>
            <Groups page={page} tags={categories} chosen={chosen} />
          </Group>
        )}
      </div>
      <p class="quiet" data-nothing hidden>
        {form.noHit}
      </p>
      <p class="chosen" data-chosen={form.chosen} aria-live="polite" />
    </div>
  )
}

const Groups: FC<PickerProps> = ({ page, tags, chosen }) => (
  <>
    {groupsOf(tags).map(([name, group]) => (
      <Group page={page} name={name} tags={group} chosen={chosen}>
        <div class="tags">{group.map((tag) => tagRow(page, tag, chosen.has(tag.slug)))}</div>
      </Group>
    ))}
  </>
)

type GroupProps = PickerProps & { name: string; children?: Child }

const Group: FC<GroupProps> = ({ page, name, tags, chosen, children }) => {
  const ticked = tags.filter((tag) => chosen.has(tag.slug)).length
  return (
    <details open={ticked > 0 || undefined}>
      <summary>
        {name} <i>{page.words.form.groupCount(tags.length, ticked)}</i>
      </summary>
      {children}
    </details>
  )
}

/** A template and not JSX: it leaves quotes and slashes out, 20 bytes a row. */
const tagRow = (page: PageContext, { slug, name, volume }: TagChoice, checked: boolean) => {
  const papers = page.words.form.volume(volume.median, volume.tuesday)
  const figures = papers === '' ? '' : html`<i>${papers}</i>`
  return checked
    ? html`<label><input type=checkbox name=tag value="${slug}" checked>${name}${figures}</label>`
    : html`<label><input type=checkbox name=tag value="${slug}">${name}${figures}</label>`
}

/** In the order in which the groups first occur. */
function groupsOf(tags: TagChoice[]): Array<[string, TagChoice[]]> {
  const groups = new Map<string, TagChoice[]>()
  for (const tag of tags) {
    const group = groups.get(tag.group)
    if (group) group.push(tag)
    else groups.set(tag.group, [tag])
  }
  return [...groups]
}
