/** One record of Semantic Scholar as facts beside a paper: what arXiv leaves out. Fields come and go and
 * are null as often, so each is read by itself, and only a name by which the paper is known is demanded.
 * Titles, abstracts and authors are arXiv's to tell. */
import { z } from 'zod'
import { cleanText } from '../../lib/clean-text.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { parseDoi } from '../../papers/doi.ts'
import type { IncomingSignal } from '../../papers/paper.ts'
import { publicIdOf } from '../../papers/public-id.ts'
import { factsOnly, isPreprintServer, line, webLink } from './told-facts.ts'

export type ScholarRecord =
  | { ok: true; signal: IncomingSignal }
  | { ok: false; id: string; why: string }

const text = z.string().nullish().catch(null)
const named = z.object({ name: text }).nullish().catch(null)

const record = z.object({
  externalIds: z.object({ ArXiv: text, DOI: text }).catch({ ArXiv: null, DOI: null }),
  venue: text,
  publicationVenue: named,
  journal: named,
  citationCount: z.number().int().min(0).max(10_000_000).nullish().catch(null),
  openAccessPdf: z.object({ url: text }).nullish().catch(null),
  tldr: z.object({ text }).nullish().catch(null),
  authors: z
    .array(z.object({ affiliations: z.array(z.string()).nullish().catch(null) }).catch({}))
    .nullish()
    .catch(null),
})

/** `asked`: the public id it was asked for by; without, the record's own names tell. */
export function readScholarRecord(value: unknown, asked: string | null = null): ScholarRecord {
  const parsed = record.safeParse(value)
  if (!parsed.success) return { ok: false, id: '', why: 'not a record' }
  const { externalIds, venue, publicationVenue, journal, tldr, authors } = parsed.data
  const arxiv = parseArxivId(externalIds.ArXiv ?? '')
  const doi = parseDoi(externalIds.DOI ?? '')
  const publicId = asked ?? nameOf(arxiv?.id ?? null, doi)
  const id = cleanText(externalIds.ArXiv ?? externalIds.DOI ?? '', { max: 60 })
  if (publicId === null) return { ok: false, id, why: 'neither an arXiv id nor a DOI' }
  const place = line(journal?.name) ?? line(publicationVenue?.name) ?? line(venue)
  return {
    ok: true,
    signal: {
      ...factsOnly(publicId),
      citations: parsed.data.citationCount ?? null,
      doi: doi?.startsWith('10.48550/') ? null : doi,
      venue: place !== null && isPreprintServer(place) ? null : place,
      pdfUrl: webLink(parsed.data.openAccessPdf?.url),
      tldr: line(tldr?.text, 600),
      affiliations: distinct((authors ?? []).flatMap((author) => author.affiliations ?? [])),
    },
  }
}

const nameOf = (arxivId: string | null, doi: string | null): string | null =>
  arxivId === null && doi === null
    ? null
    : publicIdOf({ arxivId, dois: doi === null ? [] : [doi], title: '', authors: [] })

/** Of collaborations there are hundreds. */
const mostNamed = 20

const distinct = (names: readonly string[]): string[] =>
  [...new Set(names.flatMap((name) => line(name, 120) ?? []))].slice(0, mostNamed)
