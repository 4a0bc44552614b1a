/** An edition in a feed of its series, with the notes whole. */
import type { Edition } from '../editorial/read-edition.ts'
import type { Series } from '../editorial/series.ts'
import { instantOfLocal } from '../lib/local-time.ts'
import { texToText } from '../lib/tex.ts'
import type { FeedEntry } from './feed-files.ts'
import { editionHtml, noteLines } from './feed-html.tsx'
import type { PageContext } from './page-context.ts'
import { editionPath } from './paths.ts'

type Telling = { series: Series; page: PageContext; known: ReadonlySet<string> }

/** History that was brought in keeps its date, and its hour where a file told it. */
export function editionEntry(edition: Edition, { series, page, known }: Telling): FeedEntry {
  const { words, site } = page
  const url = site.absolute(editionPath(series.slug, edition.date))
  const spoken = new Set(
    edition.notes.filter(({ blocks }) => blocks.length > 0).map(({ language }) => language),
  )
  const [language] = spoken
  const dated = new Date(`${edition.date}T00:00:00Z`)
  const midnight = instantOfLocal(edition.date, 0, series.timezone)
  const isHourTold = !edition.imported || edition.publishedAt?.getTime() !== midnight.getTime()
  return {
    ...{ id: url, url },
    title: words.editions.of(series.name, words.dates.full(edition.date)),
    summary: edition.notes
      .map((note) => `${texToText(note.paper.title)}\n\n${noteLines(note)}`.trim())
      .join('\n\n\n'),
    html: editionHtml({ page, known }, edition.notes),
    authors: [series.name],
    language: spoken.size === 1 && language !== series.language ? language : undefined,
    at: isHourTold ? (edition.publishedAt ?? dated) : dated,
    changedAt: lastCorrection(edition),
  }
}

/** Feed readers show again what changed. */
function lastCorrection({ notes }: Edition): Date | undefined {
  const moments = notes.flatMap(({ corrections }) => corrections.map(({ at }) => at.getTime()))
  return moments.length === 0 ? undefined : new Date(Math.max(...moments))
}
