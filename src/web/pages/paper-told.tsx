/** What other services know of a paper beside its source's words, each under the name of who told it. */
import type { FC } from 'hono/jsx'
import type { Paper } from '../../papers/paper.ts'
import type { ToldFacts } from '../../papers/read-sightings.ts'
import type { PageContext } from '../page-context.ts'
import { sourceName } from '../source-name.ts'

type ToldProps = { page: PageContext; paper: Paper; signals: readonly ToldFacts[] }

/** Rows of the small print. What arXiv itself tells is not told again. */
export const PaperTold: FC<ToldProps> = ({ page, paper, signals }) => {
  const { told } = page.words.paper
  const first = (has: (facts: ToldFacts) => boolean) => signals.find(has)
  const venue = paper.journalRef === null ? first((facts) => facts.venue !== null) : undefined
  const doi = paper.doi === null ? first((facts) => facts.doi !== null) : undefined
  const pdf = first(({ pdfUrl }) => pdfUrl !== null && !isOfArxiv(pdfUrl))
  const tldr = first((facts) => facts.tldr !== null)
  const places = first(({ affiliations }) => affiliations.length > 0)
  const by = (facts: ToldFacts) => (
    <span class="quiet">{told.by(sourceName(page, facts.source))}</span>
  )
  return (
    <>
      {tldr && (
        <>
          <dt>{told.tldr}</dt>
          <dd>
            <bdi>{tldr.tldr}</bdi>{' '}
            <span class="quiet">{told.byModel(sourceName(page, tldr.source))}</span>
          </dd>
        </>
      )}
      {venue && (
        <>
          <dt>{told.venue}</dt>
          <dd>
            <bdi>{venue.venue}</bdi> {by(venue)}
          </dd>
        </>
      )}
      {doi?.doi && (
        <>
          <dt>{page.words.paper.doi}</dt>
          <dd>
            <a href={`https://doi.org/${doi.doi.split('/').map(encodeURIComponent).join('/')}`}>
              {doi.doi}
            </a>{' '}
            {by(doi)}
          </dd>
        </>
      )}
      {places && (
        <>
          <dt>{told.affiliations}</dt>
          <dd>
            <bdi>{places.affiliations.join(' · ')}</bdi> {by(places)}
          </dd>
        </>
      )}
      {pdf?.pdfUrl && (
        <>
          <dt>{told.pdf}</dt>
          <dd>
            <a href={pdf.pdfUrl} rel="nofollow noopener">
              {new URL(pdf.pdfUrl).host}
            </a>{' '}
            {by(pdf)}
          </dd>
        </>
      )}
    </>
  )
}

const isOfArxiv = (url: string): boolean => /^https?:\/\/(?:[a-z]+\.)?arxiv\.org\//i.test(url)
