/** One topic: what it means, by which rule, what it brings, and its newest papers. */
import type { FC } from 'hono/jsx'
import type { PublishedNote } from '../../editorial/read-paper-notes.ts'
import type { Paper } from '../../papers/paper.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { TagPlace } from '../../tagging/read-tag-papers.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { headingIn } from '../../tagging/taxonomy/names/headings.ts'
import { FeedLink } from '../components/feed-link.tsx'
import { Pager } from '../components/pager.tsx'
import { PaperList } from '../components/paper-list.tsx'
import { VolumeChart } from '../components/volume-chart.tsx'
import { tagFeed } from '../feed-paths.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { followTagPath, listPath, searchPath, tagPath, writePlace } from '../paths.ts'
import { ruleWords } from '../rule-words.ts'

type TagProps = {
  page: PageContext
  tag: TagChoice
  /** Broader and narrower topics. */
  kin: { broader: TagChoice[]; narrower: TagChoice[] }
  /** Listing days held, newest first. */
  days: string[]
  papers: Paper[]
  notes: ReadonlyMap<number, PublishedNote[]>
  noticed: ReadonlyMap<number, string>
  next: TagPlace | null
  isFirst: boolean
}

const daysShown = 30

export const TagPage: FC<TagProps> = (props) => {
  const { page, tag, kin, days, papers, notes, noticed, next, isFirst } = props
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
      feed={tagFeed(tag.slug)}
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
      <Kin page={page} label={words.tag.broader} tags={kin.broader} />
      <Kin page={page} label={words.tag.narrower} tags={kin.narrower} />
      <p class="actions">
        <a class="button" href={site.path(followTagPath(tag.slug))}>
          {words.tag.subscribe}
        </a>
        <FeedLink page={page} feed={tagFeed(tag.slug)} />
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
            <Rule page={page} tag={tag} />
          </section>
        </>
      )}
      <section class="part">
        <h2>{isFirst ? words.tag.newest : words.tag.older}</h2>
        {papers.length === 0 && <p>{words.tag.noPapers}</p>}
        <p class="quiet small" data-keys hidden>
          {words.papers.keys}
        </p>
        <PaperList
          page={page}
          papers={papers.map((paper) => ({
            ...{ paper, tags: [], notes: notes.get(paper.id), noticed: noticed.get(paper.id) },
          }))}
          dated
        />
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

const Kin: FC<{ page: PageContext; label: string; tags: TagChoice[] }> = ({ page, label, tags }) =>
  tags.length === 0 ? null : (
    <p class="quiet">
      {label}{' '}
      {tags.map((tag, at) => (
        <>
          {at > 0 && ' · '}
          <a href={page.site.path(tagPath(tag.slug))}>{tag.name}</a>
        </>
      ))}
    </p>
  )

const Rule: FC<{ page: PageContext; tag: TagChoice }> = ({ page, tag: { kind, rule } }) => {
  const { words, site } = page
  if (kind === 'signal') {
    return (
      <p>
        {words.noticed.tagRule.signal}{' '}
        <a href={site.path(`${listPath('week')}#how`)}>{words.noticed.how}</a>
      </p>
    )
  }
  if (kind === 'edition') return <p>{words.noticed.tagRule.edition}</p>
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
      <p class="quiet">{words.tag.ruleGuess}</p>
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
