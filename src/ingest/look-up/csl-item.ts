/** What doi.org answers when it is asked for CSL-JSON: the record of Crossref or DataCite. */
import { z } from 'zod'
import { PaperboyError } from '../../errors.ts'
import { htmlToText } from '../../lib/html-text.ts'
import type { RawWork } from '../admit-paper.ts'

const name = z.object({
  given: z.string().optional(),
  family: z.string().optional(),
  suffix: z.string().optional(),
  literal: z.string().optional(),
  name: z.string().optional(),
  affiliation: z.array(z.object({ name: z.string().catch('') })).catch([]),
})
const date = z.object({ 'date-parts': z.array(z.array(z.coerce.number())) })
const text = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? '')])
const Item = z.object({
  DOI: z.string(),
  title: text,
  author: z.array(name).catch([]),
  abstract: z.string().optional().catch(undefined),
  'container-title': text.optional().catch(undefined),
  volume: z.coerce.string().optional().catch(undefined),
  URL: z.string().optional().catch(undefined),
  posted: date.optional().catch(undefined),
  issued: date.optional().catch(undefined),
})

export type CslWork = RawWork & { postedOn: string | null }

/** Throws PaperboyError 'bad-input' for what is no such record. */
export function readCslItem(json: string): CslWork {
  const item = Item.safeParse(parse(json))
  if (!item.success) throw notCsl(item.error.issues[0]?.path.join('.') || 'record')
  const { data } = item
  const journal = data['container-title']
  return {
    title: withoutMarkup(data.title),
    // Crossref hands abstracts on as JATS, with a heading that says "Abstract".
    abstract: withoutMarkup(
      (data.abstract ?? '').replace(/<jats:title>\s*abstract\s*<\/jats:title>/i, ''),
    ),
    authors: data.author.map(fullName).filter((one) => one !== ''),
    affiliations: data.author
      .flatMap((one) => one.affiliation.map((place) => place.name))
      .filter((place) => place !== ''),
    categories: [],
    journalRef: journal ? [journal, data.volume].filter(Boolean).join(' ') : null,
    doi: data.DOI,
    url: `https://doi.org/${data.DOI}`,
    postedOn: dayOf(data.posted) ?? dayOf(data.issued),
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const fullName = (one: z.infer<typeof name>): string =>
  one.literal ?? one.name ?? [one.given, one.family, one.suffix].filter(Boolean).join(' ')

const isMarkup = /<\/[a-z]|<[a-z][\w:-]{0,40}\s?\/?>|&(?:lt|gt|amp|quot|apos|#\w{1,6});/i
const jatsInline = /<(\/?)jats:(?:(su[bp])|(i)talic|(b)old)(?=[\s>/])/gi

/** Crossref's JATS and HTML; a title of DataCite's is plain text, and may hold a sign of either. */
const withoutMarkup = (written: string): string =>
  isMarkup.test(written) ? htmlToText(written.replace(jatsInline, '<$1$2$3$4')) : written

/** A full date only; most journals tell a month or a year. */
function dayOf(given: z.infer<typeof date> | undefined): string | null {
  const [year, month, day] = given?.['date-parts'][0] ?? []
  if (!year || !month || !day) return null
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}

const notCsl = (where: string): PaperboyError =>
  new PaperboyError('bad-input', `doi.org did not send a record that can be read (${where})`)
