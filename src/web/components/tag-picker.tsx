/** All tags, grouped, closed; each with its papers on a usual day and on a Tuesday. 265 rows must stay
 * under 60 KB of HTML, so a row is as short as it can be. */
import type { FC } from 'hono/jsx'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { PageContext } from '../page-context.ts'

type PickerProps = {
  page: PageContext
  tags: TagChoice[]
  chosen: ReadonlySet<string>
  error?: string | undefined
}

export const TagPicker: FC<PickerProps> = ({ page, tags, chosen, error }) => {
  const { words } = page
  return (
    <div class="picker">
      <div class="field" data-filter hidden>
        <label for="find">{words.form.filter}</label>
        <input type="search" id="find" placeholder={words.form.filterHint} autocomplete="off" />
      </div>
      {error && <p class="wrong">{error}</p>}
      {groupsOf(page, tags).map(([name, group]) => (
        <TagGroup page={page} name={name} tags={group} chosen={chosen} />
      ))}
      <p class="quiet" data-nothing hidden>
        {words.form.noHit}
      </p>
      <p class="chosen" data-chosen={words.form.chosen} aria-live="polite" />
    </div>
  )
}

type GroupProps = {
  page: PageContext
  name: string
  tags: TagChoice[]
  chosen: ReadonlySet<string>
}

const TagGroup: FC<GroupProps> = ({ page, name, tags, chosen }) => {
  const ticked = tags.filter((tag) => chosen.has(tag.slug)).length
  return (
    <details open={ticked > 0 || undefined}>
      <summary>
        {name} <i>{page.words.form.groupCount(tags.length, ticked)}</i>
      </summary>
      <div>
        {tags.map((tag) => (
          <TagRow page={page} tag={tag} checked={chosen.has(tag.slug)} />
        ))}
      </div>
    </details>
  )
}

const TagRow: FC<{ page: PageContext; tag: TagChoice; checked: boolean }> = ({
  page,
  tag,
  checked,
}) => (
  <label>
    <input type="checkbox" name="tag" value={tag.slug} checked={checked || undefined} />
    <span>{tag.name}</span>
    <i>{page.words.form.volume(tag.volume.median, tag.volume.tuesday)}</i>
  </label>
)

/** In the order in which the groups first occur. */
function groupsOf(page: PageContext, tags: TagChoice[]): Array<[string, TagChoice[]]> {
  const groups = new Map<string, TagChoice[]>()
  for (const tag of tags) {
    const name = tag.kind === 'category' ? page.words.form.categoryGroup(tag.group) : tag.group
    const group = groups.get(name)
    if (group) group.push(tag)
    else groups.set(name, [tag])
  }
  return [...groups]
}
