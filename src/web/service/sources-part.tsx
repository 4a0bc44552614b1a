/** Where papers come from and how that goes, with the papers of each announced day. */
import type { FC } from 'hono/jsx'
import type { PaperDay } from '../../ingest/read-paper-days.ts'
import type { SourceState } from '../../ingest/read-sources.ts'
import type { PageContext } from '../page-context.ts'
import { sourceName } from '../source-name.ts'
import { sourceStanding } from '../source-standing.ts'
import { Bars } from './bars.tsx'
import { momentOf, number } from './service-words.ts'

type SourcesProps = {
  page: PageContext
  sources: readonly SourceState[]
  days: readonly PaperDay[]
}

export const SourcesPart: FC<SourcesProps> = ({ page, sources, days }) => (
  <section class="part" id="sources">
    <h2>Sources</h2>
    {sources.length === 0 ? (
      <p>{page.words.status.none}</p>
    ) : (
      <table class="figures in-words">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">State</th>
            <th scope="col">Last heard</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <Row page={page} source={source} />
          ))}
        </tbody>
      </table>
    )}
    <div class="charts">
      <Bars
        title="Papers announced"
        bars={days.map(({ day, papers }) => ({ day, count: papers }))}
      />
      <Bars
        title="Of these missing from the feed of their day"
        bars={days.map(({ day, late }) => ({ day, count: late }))}
      />
    </div>
    <p>
      <a href={page.site.path('/status')}>Gaps and categories</a>
    </p>
  </section>
)

const Row: FC<{ page: PageContext; source: SourceState }> = ({ page, source }) => {
  const { words, site } = page
  const standing = sourceStanding(source, site.settings.sources)
  const open = source.gaps.filter(({ repairedAt }) => repairedAt === null).length
  const bad = standing === 'failing' || standing === 'silent'
  return (
    <tr>
      <th scope="row">{sourceName(page, source.name)}</th>
      <td class={bad ? 'bad' : undefined}>
        {words.status.standings[standing]}
        {open > 0 && `; ${number.format(open)} ${open === 1 ? 'day is' : 'days are'} not whole`}
      </td>
      <td>{source.lastSuccessAt === null ? 'never' : momentOf(source.lastSuccessAt)}</td>
    </tr>
  )
}
