/** Starting from papers: a field to paste them, and what they suggest to follow, to be ticked. */
import type { Child, FC } from 'hono/jsx'
import { readableTitle } from '../../digest/card.ts'
import { cutText } from '../../lib/cut-text.ts'
import type { FoundExamples } from '../../papers/examples/find-examples.ts'
import {
  type Examples,
  longestExamples,
  mostExamples,
} from '../../papers/examples/parse-examples.ts'
import type { Suggestions } from '../../tagging/suggest/suggest-interests.ts'
import type { PageContext } from '../page-context.ts'
import { Field } from './field.tsx'
import type { SubscribeValues } from './subscribe-form.tsx'

export type Suggested = FoundExamples & {
  examples: Examples
  suggestions: Suggestions
  /** Listing days that figures are counted over. */
  days: number
}

type Props = { page: PageContext; values: SubscribeValues; suggested: Suggested | null }

/** Where the form goes to come back with suggestions. */
const suggestTarget = '/preview#suggested'
const unknownNamed = 8

export const ExamplesField: FC<Props> = (props) => {
  const { page, values, suggested } = props
  const { look } = page.words
  return (
    <details class="fold" id="examples-fold" open={suggested !== null || undefined}>
      <summary>{look.examples}</summary>
      <Field
        id="examples"
        label={look.examplesLabel}
        hint={look.examplesHint}
        control={(described) => (
          <textarea
            name="examples"
            rows={4}
            maxlength={longestExamples}
            autocomplete="off"
            dir="auto"
            spellcheck={false}
            {...described}
          >
            {values.examples}
          </textarea>
        )}
      />
      <p class="actions">
        <button
          type="submit"
          class="plain"
          name="go"
          value="examples"
          formaction={page.site.path(suggestTarget)}
          formnovalidate
        >
          {look.suggest}
        </button>
      </p>
      {suggested && <Answer page={page} values={values} suggested={suggested} />}
    </details>
  )
}

const Answer: FC<Props & { suggested: Suggested }> = ({ page, values, suggested }) => {
  const { look } = page.words
  const { examples, papers, unknown, suggestions } = suggested
  const { tags, authors, queries } = suggestions
  const named = examples.references.length
  const isEmpty = tags.length + authors.length + queries.length === 0
  return (
    <section class="suggested" id="suggested" tabindex={-1} aria-label={look.suggestTitle}>
      <p class="said">{named === 0 ? look.noExamples : look.foundPapers(papers.length, named)}</p>
      {unknown.length > 0 && <Unknown page={page} unknown={unknown} />}
      {examples.left > 0 && <p>{look.leftPapers(mostExamples, examples.left)}</p>}
      {examples.cut > 0 && <p>{look.cutPapers(longestExamples)}</p>}
      {papers.length > 0 && <p>{isEmpty ? look.nothingShared : look.take}</p>}
      <Tags page={page} values={values} suggested={suggested} />
      <Authors page={page} values={values} suggested={suggested} />
      <Queries page={page} values={values} suggested={suggested} />
    </section>
  )
}

const Unknown: FC<{ page: PageContext; unknown: FoundExamples['unknown'] }> = ({
  page,
  unknown,
}) => {
  const { look } = page.words
  const names = unknown.slice(0, unknownNamed).map(({ written }) => written)
  return (
    <p class="quiet small" dir="auto">
      {look.unknownPapers(names, unknown.length - names.length)} {look.onlyHeld}
    </p>
  )
}

type PartProps = { page: PageContext; values: SubscribeValues; suggested: Suggested }

const Tags: FC<PartProps> = ({ page, values, suggested }) => {
  const { look, form } = page.words
  const chosen = new Set(values.tags)
  return (
    <Part title={look.suggestedTags} some={suggested.suggestions.tags.length > 0}>
      {suggested.suggestions.tags.map(({ tag, papers, words }) => (
        <Hint
          name="tag"
          value={tag.slug}
          checked={chosen.has(tag.slug)}
          label={tag.kind === 'category' ? `${tag.slug} ${tag.name}` : tag.name}
          why={look.tagHint({
            papers,
            of: suggested.papers.length,
            words: form.list(words),
            median: tag.volume.median,
          })}
        />
      ))}
    </Part>
  )
}

/** What stands in its field already is not offered again. */
const Authors: FC<PartProps> = ({ page, values, suggested }) => {
  const { look } = page.words
  const followed = new Set(values.author.split(/[;\n]/).map((name) => name.trim()))
  const authors = suggested.suggestions.authors.filter(({ name }) => !followed.has(name))
  return (
    <Part title={look.suggestedAuthors} some={authors.length > 0}>
      {authors.map(({ name, papers, of }) => (
        <Hint
          name="author"
          value={name}
          label={name}
          why={
            of === null ? look.authorHint(papers) : look.leaderHint(cutText(readableTitle(of), 60))
          }
        />
      ))}
    </Part>
  )
}

const Queries: FC<PartProps> = ({ page, values, suggested }) => {
  const { look } = page.words
  const asked = new Set(values.query.split('\n').map((line) => line.trim()))
  const queries = suggested.suggestions.queries.filter(({ query }) => !asked.has(query))
  return (
    <Part title={look.suggestedQueries} some={queries.length > 0}>
      {queries.map(({ query, papers, brought }) => (
        <Hint
          name="query"
          value={query}
          label={<code>{query}</code>}
          why={look.queryHint({ papers, brought, days: suggested.days })}
        />
      ))}
    </Part>
  )
}

const Part: FC<{ title: string; some: boolean; children?: Child }> = ({ title, some, children }) =>
  !some ? null : (
    <fieldset class="tags">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )

type HintProps = { name: string; value: string; label: Child; why: string; checked?: boolean }

const Hint: FC<HintProps> = ({ name, value, label, why, checked }) => (
  <label>
    <input type="checkbox" name={name} value={value} checked={checked || undefined} />
    <span dir="auto">
      {label}
      <small>{why}</small>
    </span>
  </label>
)
