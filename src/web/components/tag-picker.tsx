/** All tags, grouped, closed; each with its papers on a usual day and on a Tuesday. 265 rows must stay
 * under 60 KB of HTML, so a row is as short as it can be. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

export type TagChoice = {
  slug: string
  kind: 'topic' | 'category'
  groupName: string
  name: string
  /** Papers on the median listing day and the median Tuesday held; null: nothing held yet. */
  volume: { median: number; tuesday: number } | null
}

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
      {groupsOf(tags).map(([name, group]) => (
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
      <ul>
        {tags.map((tag) => (
          <TagRow page={page} tag={tag} checked={chosen.has(tag.slug)} />
        ))}
      </ul>
    </details>
  )
}

const TagRow: FC<{ page: PageContext; tag: TagChoice; checked: boolean }> = ({
  page,
  tag,
  checked,
}) => (
  <li>
    <label>
      <input type="checkbox" name="tag" value={tag.slug} checked={checked || undefined} />
      <span>{tag.name}</span>
      {tag.volume && <i>{volumeText(page, tag.volume)}</i>}
    </label>
  </li>
)

function volumeText(page: PageContext, volume: { median: number; tuesday: number }): string {
  const format = new Intl.NumberFormat(page.locale, { maximumFractionDigits: 1 })
  return page.words.form.volume(format.format(volume.median), format.format(volume.tuesday))
}

/** In the order in which the groups first occur. */
function groupsOf(tags: TagChoice[]): Array<[string, TagChoice[]]> {
  const groups = new Map<string, TagChoice[]>()
  for (const tag of tags) {
    const name = tag.kind === 'category' ? `arXiv: ${tag.groupName}` : tag.groupName
    const group = groups.get(name)
    if (group) group.push(tag)
    else groups.set(name, [tag])
  }
  return [...groups]
}
