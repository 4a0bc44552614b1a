/** The small print of a paper: id, comment, journal, versions, where it was found. */
import type { FC } from 'hono/jsx'
import { parseDois } from '../../papers/doi.ts'
import type { Paper } from '../../papers/paper.ts'
import type { Sightings } from '../../papers/read-sightings.ts'
import type { PaperSignals } from '../../papers/read-signals.ts'
import { Tex } from '../components/tex.tsx'
import type { PageContext } from '../page-context.ts'
import { sourceName } from '../source-name.ts'
import { PaperOrigin } from './paper-noticed.tsx'
import { PaperTold } from './paper-told.tsx'

/** A source may tell several in one field, the journal's beside the preprint's. */
function doisIn(told: string): string[] {
  const dois = parseDois(told)
  return dois.length > 1 ? dois : [told]
}

type FactsProps = {
  page: PageContext
  paper: Paper
  sightings: Sightings
  signals: PaperSignals | null
}

export const PaperFacts: FC<FactsProps> = ({ page, paper, sightings, signals: told }) => {
  const { words } = page
  const { versions, sources, signals } = sightings
  const cited = signals.flatMap(({ citations, source }) =>
    citations === null ? [] : [{ citations, source }],
  )
  const liked = signals.filter(({ upvotes }) => upvotes > 0)
  const oldest = versions[0]?.version ?? paper.latestVersion
  return (
    <section class="on-paper">
      <h2>{words.paper.facts}</h2>
      <dl class="pairs">
        <dt>{words.paper.id}</dt>
        <dd>
          <code>{paper.publicId}</code> <span class="quiet">{paper.categories.join(' · ')}</span>
        </dd>
        {paper.comment && (
          <>
            <dt>{words.paper.comment}</dt>
            <dd dir="auto">
              <Tex text={paper.comment} />
            </dd>
          </>
        )}
        {paper.journalRef && (
          <>
            <dt>{words.paper.journal}</dt>
            <dd dir="auto">{paper.journalRef}</dd>
          </>
        )}
        {paper.doi && (
          <>
            <dt>{words.paper.doi}</dt>
            {doisIn(paper.doi).map((doi) => (
              <dd>
                <a href={`https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`}>
                  {doi}
                </a>
              </dd>
            ))}
          </>
        )}
        <PaperTold page={page} paper={paper} signals={signals} />
        <PaperOrigin page={page} signals={told} />
        <dt>{words.paper.versions}</dt>
        <dd>
          <ul class="versions">
            {versions.map(({ version, seenAt }) => (
              <li>{words.paper.version(version, words.dates.full(dayOf(seenAt)))}</li>
            ))}
            {oldest > 1 && <li class="quiet">{words.paper.earlierVersions(oldest - 1)}</li>}
          </ul>
        </dd>
        <dt>{words.paper.seenAt}</dt>
        <dd>
          <ul class="versions">
            {sources.map((source) => (
              <li>{sourceName(page, source)}</li>
            ))}
            {liked.map(({ upvotes, source }) => (
              <li>{words.paper.upvotes(upvotes, sourceName(page, source))}</li>
            ))}
            {cited.map(({ citations, source }) => (
              <li>{words.paper.told.citations(citations, sourceName(page, source))}</li>
            ))}
          </ul>
        </dd>
      </dl>
    </section>
  )
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
