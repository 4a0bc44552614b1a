/** All topics under their headings. Some 450 of them stay under 60 KB: a row is as short as HTML allows. */
import { html } from 'hono/html'
import type { FC } from 'hono/jsx'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { headingIn } from '../../tagging/taxonomy/names/headings.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { tagPath } from '../paths.ts'
import { fieldsOf, groupTags, type TagGroup } from '../tag-fields.ts'

export const TagsPage: FC<{ page: PageContext; tags: TagChoice[] }> = ({ page, tags }) => {
  const { words } = page
  const topics = tags.filter(({ kind }) => kind !== 'category')
  const categories = groupTags(tags.filter(({ kind }) => kind === 'category'))
  return (
    <Layout
      page={page}
      title={words.tags.title}
      description={words.tags.description}
      at="/tags"
      browse
      wide
    >
      <h1>{words.tags.title}</h1>
      <p class="lead">{tags.length === 0 ? words.tags.none_held : words.tags.lead(tags.length)}</p>
      <div class="field" data-find hidden>
        <label for="find">{words.tags.find}</label>
        <input type="search" id="find" placeholder={words.tags.findHint} autocomplete="off" />
      </div>
      <p class="quiet" data-none role="status" hidden>
        {words.tags.none}
      </p>
      {fieldsOf(groupTags(topics)).map(({ field, groups }) => (
        <section class="topics">
          {field === null ? null : <h2>{words.form.fields[field]}</h2>}
          <Groups page={page} groups={groups} level={field === null ? 2 : 3} />
        </section>
      ))}
      {categories.length > 0 && (
        <section class="topics">
          <h2>{words.tags.categories}</h2>
          <Groups page={page} groups={categories} level={3} />
        </section>
      )}
    </Layout>
  )
}

type GroupsProps = { page: PageContext; groups: TagGroup[]; level: 2 | 3 }

const Groups: FC<GroupsProps> = ({ page, groups, level }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="topic-groups">
      {groups.map(({ name, tags }) => (
        <div>
          <Heading>{headingIn(name, page.locale)}</Heading>
          <ul>{tags.map((tag) => row(page, tag))}</ul>
        </div>
      ))}
    </div>
  )
}

/** A template and not JSX: it leaves quotes and end tags out. */
const row = ({ site, words }: PageContext, { slug, name, volume }: TagChoice) => {
  const papers = words.form.volume(volume.median, null)
  return html`<li><a href="${site.path(tagPath(slug))}">${name}</a>${papers === '' ? '' : html`<i>${papers}</i>`}`
}
