/** A reader's digests: the last days with reasons, all of them by day, a search in them, and why a paper
 * was not among them. */
import type { FC } from 'hono/jsx'
import { Field } from '../components/field.tsx'
import { MarkedQuery, type WrongQuery } from '../components/marked-query.tsx'
import { Pager, type PagerLink } from '../components/pager.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

export type DayLine = { day: string; text: string; viewUrl: string | null }

/** What stands on the preferences. */
export const LastDays: FC<{ page: PageContext; lines: DayLine[]; digestsUrl: string }> = ({
  page,
  lines,
  digestsUrl,
}) => {
  const { digests } = page.words
  return (
    <section class="step apart" id="recent">
      <h2>{digests.lastDays}</h2>
      {lines.length === 0 ? (
        <p class="quiet">{digests.noDays}</p>
      ) : (
        <dl class="pairs">
          {lines.map(({ day, text, viewUrl }) => (
            <>
              <dt>{day}</dt>
              <dd>{viewUrl ? <a href={viewUrl}>{text}</a> : text}</dd>
            </>
          ))}
        </dl>
      )}
      <p>
        <a href={digestsUrl}>{digests.all}</a>
      </p>
      <WhyForm page={page} action={digestsUrl} typed="" />
    </section>
  )
}

const WhyForm: FC<{
  page: PageContext
  action: string
  typed: string
  error?: string | undefined
}> = ({ page, action, typed, error }) => {
  const { digests } = page.words
  return (
    <form method="get" action={`${action}#why`} class="inline-form ask" id="why">
      <Field
        id="paper"
        label={digests.why}
        error={error}
        control={(described) => (
          <input
            type="text"
            name="paper"
            value={typed}
            maxlength={200}
            autocomplete="off"
            spellcheck={false}
            placeholder="2605.15202"
            {...described}
          />
        )}
      />
      <button type="submit" class="plain">
        {digests.whyButton}
      </button>
      <p class="quiet small">{digests.whyField}</p>
    </form>
  )
}

export type FoundLine = {
  title: string
  url: string
  /** "in the digest of Tue 19 May" */
  where: string
  viewUrl: string
  reasons: string
}

export type WhyAnswer = { title: string; url: string; lines: string[] }

export type DigestsView = {
  action: string
  preferencesUrl: string
  /** Newest first. */
  digests: Array<{ text: string; viewUrl: string; titles: string[] }>
  pages: ReadonlyArray<PagerLink | null>
  search: {
    typed: string
    wrong: (WrongQuery & { text: string }) | null
    found: FoundLine[] | null
  }
  foundAtMost: number
  /** Without the name of the file. */
  feedUrl: string
  why: { typed: string; error?: string; answer: WhyAnswer | null }
}

export const DigestsPage: FC<{ page: PageContext; view: DigestsView }> = ({ page, view }) => {
  const { digests } = page.words
  return (
    <Layout page={page} title={digests.title}>
      <h1>{digests.title}</h1>
      <p>
        <a href={view.preferencesUrl}>{digests.back}</a>
      </p>
      <section class="step">
        <WhyForm page={page} action={view.action} typed={view.why.typed} error={view.why.error} />
        {view.why.answer && <Answer answer={view.why.answer} />}
      </section>
      <SearchStep page={page} view={view} />
      <section class="step" id="by-day">
        <h2>{digests.list}</h2>
        {view.digests.length === 0 && <p class="quiet">{digests.empty}</p>}
        <ul class="digests">
          {view.digests.map(({ text, viewUrl, titles }) => (
            <li>
              <a href={viewUrl}>{text}</a>
              <span class="quiet small" dir="auto">
                {titles.join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        <Pager label={digests.pages} links={view.pages} />
      </section>
      <section class="step" id="feed">
        <h2>{digests.feed}</h2>
        <p class="quiet">{digests.feedText}</p>
        <p class="actions">
          <a href={`${view.feedUrl}/atom.xml`}>{digests.atom}</a>
          <a href={`${view.feedUrl}/feed.json`}>{digests.json}</a>
        </p>
      </section>
    </Layout>
  )
}

const Answer: FC<{ answer: WhyAnswer }> = ({ answer }) => (
  <div class="notice" role="status">
    <p>
      <a href={answer.url} dir="auto">
        {answer.title}
      </a>
    </p>
    {answer.lines.map((line) => (
      <p dir="auto">{line}</p>
    ))}
  </div>
)

const SearchStep: FC<{ page: PageContext; view: DigestsView }> = ({ page, view }) => {
  const { digests } = page.words
  const { typed, wrong, found } = view.search
  return (
    <section class="step" id="search">
      <form method="get" action={`${view.action}#search`} class="inline-form ask">
        <Field
          id="q"
          label={digests.search}
          error={wrong?.text}
          control={(described) => (
            <input type="search" name="q" value={typed} maxlength={500} dir="auto" {...described} />
          )}
        />
        <button type="submit" class="plain">
          {digests.searchButton}
        </button>
        <p class="quiet small">{digests.searchHint}</p>
      </form>
      {wrong && <MarkedQuery typed={wrong.typed} position={wrong.position} />}
      {found && (
        <div role="status" class="found">
          <h2>{digests.found(found.length, typed)}</h2>
          {found.length === view.foundAtMost && (
            <p class="quiet small">{digests.foundMost(view.foundAtMost)}</p>
          )}
        </div>
      )}
      {found && (
        <ol class="picks">
          {found.map(({ title, url, where, viewUrl, reasons }) => (
            <li>
              <a href={url} dir="auto">
                {title}
              </a>
              <span>
                <a href={viewUrl}>{where}</a>
              </span>
              <span class="reason" dir="auto">
                {reasons}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
