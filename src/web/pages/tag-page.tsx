/** One topic: what it means, by which rule, what it brings, and its newest papers. */
import type { FC } from 'hono/jsx'
import type { Paper } from '../../papers/paper.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { TagPlace } from '../../tagging/read-tag-papers.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { headingIn } from '../../tagging/taxonomy/names/headings.ts'
import { Pager } from '../components/pager.tsx'
import { PaperList } from '../components/paper-list.tsx'
import { VolumeChart } from '../components/volume-chart.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { followTagPath, searchPath, tagPath, writePlace } from '../paths.ts'
import { ruleWords } from '../rule-words.ts'

type TagProps = {
  page: PageContext
  tag: TagChoice
  /** Listing days held, newest first. */
  days: string[]
  papers: Paper[]
  next: TagPlace | null
  isFirst: boolean
}

const daysShown = 30

export const TagPage: FC<TagProps> = ({ page, tag, days, papers, next, isFirst }) => {
  const { words, site } = page
  const shown = days.slice(0, daysShown)
  const { median, tuesday } = tag.volume
  const own = site.path(tagPath(tag.slug))
  return (
    <Layout
      page={page}
      title={tag.name}
      description={tag.description}
      at={tagPath(tag.slug)}
      browse
    >
      <p class="kicker">
        {tag.kind === 'category' ? (
          words.tag.category(tag.slug)
        ) : (
          <bdi>{headingIn(tag.group, page.locale)}</bdi>
        )}
      </p>
      <h1>{tag.name}</h1>
      <p class="lead">{tag.description}</p>
      <p class="actions">
        <a class="button" href={site.path(followTagPath(tag.slug))}>
          {words.tag.subscribe}
        </a>
        <span class="quiet">{words.tag.usual(median)}</span>
        {tuesday !== null && tuesday > median && (
          <span class="quiet">{words.tag.tuesday(tuesday)}</span>
        )}
      </p>
      {isFirst && (
        <>
          {shown.length > 0 && (
            <section class="part">
              <h2>{words.tag.chart(shown.length)}</h2>
              <VolumeChart page={page} days={shown} counts={tag.daily} usual={median} />
            </section>
          )}
          <section class="part">
            <h2>{words.tag.rule}</h2>
            <Rule page={page} rule={tag.rule} />
          </section>
        </>
      )}
      <section class="part">
        <h2>{isFirst ? words.tag.newest : words.tag.older}</h2>
        {papers.length === 0 && <p>{words.tag.noPapers}</p>}
        <p class="quiet small" data-keys hidden>
          {words.papers.keys}
        </p>
        <PaperList page={page} papers={papers.map((paper) => ({ paper, tags: [] }))} dated />
      </section>
      <Pager
        label={words.day.pages}
        links={[
          isFirst ? null : { href: own, text: words.papers.newest },
          next && {
            href: `${own}?before=${writePlace(next)}`,
            text: words.papers.older,
            rel: 'next' as const,
          },
        ]}
      />
    </Layout>
  )
}

const Rule: FC<{ page: PageContext; rule: string | null }> = ({ page, rule }) => {
  const { words, site } = page
  if (rule === null) return <p>{words.tag.ruleCategory}</p>
  const parsed = parseQuery(rule)
  const said = parsed.ok ? ruleWords(parsed.query, words) : []
  return (
    <>
      {said.length > 0 && (
        <>
          <p>{said.length > 1 ? words.tag.ruleAny : words.tag.ruleOne}</p>
          <ul class="rule">
            {said.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </>
      )}
      <details class="fold">
        <summary>{words.tag.ruleSource}</summary>
        <pre class="source" tabindex={0}>
          {rule}
        </pre>
        {parsed.ok && (
          <p>
            <a href={site.path(searchPath(rule))}>{words.tag.ruleSearch}</a>
          </p>
        )}
      </details>
    </>
  )
}
