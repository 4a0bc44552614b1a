/** One work of OpenAlex as facts beside a paper, read as loosely as Semantic Scholar's. Its places name
 * arXiv's page where it was put together with the article. */
import { z } from 'zod'
import { cleanText } from '../../lib/clean-text.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { parseDoi } from '../../papers/doi.ts'
import type { IncomingSignal } from '../../papers/paper.ts'
import { factsOnly, isPreprintServer, line, webLink } from './told-facts.ts'

export type OpenAlexWork =
  | { ok: true; names: string[]; signalOf: (publicId: string) => IncomingSignal }
  | { ok: false; id: string; why: string }

const text = z.string().nullish().catch(null)
const place = z
  .object({
    landing_page_url: text,
    pdf_url: text,
    source: z.object({ display_name: text, type: text }).nullish().catch(null),
  })
  .nullish()
  .catch(null)

const work = z.object({
  id: text,
  doi: text,
  cited_by_count: z.number().int().min(0).max(10_000_000).nullish().catch(null),
  primary_location: place,
  best_oa_location: place,
  locations: z.array(place).nullish().catch(null),
  authorships: z
    .array(
      z
        .object({
          institutions: z
            .array(z.object({ display_name: text }).catch({ display_name: null }))
            .nullish()
            .catch(null),
        })
        .catch({ institutions: null }),
    )
    .nullish()
    .catch(null),
})

const mostNamed = 20

/** `names`: arXiv ids and DOIs by which it may have been asked for. */
export function readOpenAlexWork(value: unknown): OpenAlexWork {
  const parsed = work.safeParse(value)
  if (!parsed.success) return { ok: false, id: '', why: 'not a work' }
  const { data } = parsed
  const doi = parseDoi(data.doi ?? '')
  const places = (data.locations ?? []).flatMap((one) => one ?? [])
  const arxivIds = [...places.map((one) => one.landing_page_url ?? ''), doi ?? ''].flatMap(
    (name) => parseArxivId(name)?.id ?? [],
  )
  const names = [...new Set([...arxivIds, ...(doi === null ? [] : [doi])])]
  const id = cleanText(data.id ?? '', { max: 60 })
  if (names.length === 0) return { ok: false, id, why: 'neither an arXiv id nor a DOI' }
  const venues = [data.primary_location, ...places]
    .filter((one) => one?.source?.type !== 'repository')
    .flatMap((one) => line(one?.source?.display_name) ?? [])
  const institutions = (data.authorships ?? [])
    .flatMap((author) => author.institutions ?? [])
    .flatMap((one) => line(one.display_name, 120) ?? [])
  return {
    ok: true,
    names,
    signalOf: (publicId) => ({
      ...factsOnly(publicId),
      citations: data.cited_by_count ?? null,
      doi: doi?.startsWith('10.48550/') || doi === publicId ? null : doi,
      venue: venues.find((venue) => !isPreprintServer(venue)) ?? null,
      pdfUrl: webLink(data.best_oa_location?.pdf_url),
      affiliations: [...new Set(institutions)].slice(0, mostNamed),
    }),
  }
}
