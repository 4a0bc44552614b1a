/** bioRxiv and medRxiv by their API, thirty records a page: what was posted in the last days. Only a first
 * version is an announcement. */
import { z } from 'zod'
import { addDays } from '../../lib/local-time.ts'
import type { PoliteHttp } from '../../lib/polite-http.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitWork } from '../admit-paper.ts'
import { listingDayAt, startOfListingDay } from '../arxiv-calendar.ts'
import {
  type KnownCategories,
  pagesOf,
  type Round,
  type Source,
  type SourcePage,
} from '../source.ts'

export type PreprintServer = 'biorxiv' | 'medrxiv'
export type BiorxivDeps = { http: PoliteHttp; baseUrl: string; knownCategories: KnownCategories }

/** Days looked back; after a longer stop to when it was last asked, a month at most. */
const daysBack = 3
const mostDaysBack = 30
/** A busy day has 400 records; more pages than this are a mistake. */
const mostPages = 500

const text = z.union([z.string(), z.number().transform(String)])
const Reply = z.object({
  messages: z.array(z.object({ status: z.string(), total: z.coerce.number().optional() })).min(1),
  collection: z.array(z.unknown()).default([]),
})
const Item = z.object({
  doi: z.string(),
  title: z.string(),
  authors: z.string(),
  date: z.iso.date(),
  version: z.coerce.number().int().min(1).max(999),
  abstract: z.string(),
  category: text.optional().catch(undefined),
  license: text.optional().catch(undefined),
  author_corresponding_institution: z.string().optional().catch(undefined),
  /** The DOI of the journal's version, or "NA". */
  published: text.optional().catch(undefined),
})

export const biorxiv = (server: PreprintServer, deps: BiorxivDeps): Source => ({
  name: server,
  async *pages(round) {
    const until = listingDayAt(round.at)
    const from = askedFrom(until, round.etags[server])
    let at = 0
    for (let page = 0; page < mostPages; page += 1) {
      const url = `${deps.baseUrl}/details/${server}/${from}/${until}/${at}/json`
      const reply = await ask(deps, url, round)
      yield* pagesOf(read(server, reply.collection, deps.knownCategories, round.at))
      at += reply.collection.length
      if (reply.collection.length === 0 || at >= reply.total) break
    }
    round.remember(server, until)
  },
})

function askedFrom(until: string, last: string | undefined): string {
  const since = addDays(last ?? until, -daysBack)
  const earliest = addDays(until, -mostDaysBack)
  if (since < earliest) return earliest
  return since
}

async function ask(deps: BiorxivDeps, url: string, round: Round) {
  const answer = await deps.http.get(url, {
    queue: { name: 'biorxiv', spacingMs: 1000 },
    accept: 'application/json',
    timeoutMs: 60_000,
    ...(round.signal && { signal: round.signal }),
  })
  const reply = Reply.safeParse(parse(answer.kind === 'fresh' ? answer.text : ''))
  if (!reply.success) {
    throw new UpstreamError('unreadable', 'bioRxiv did not send a list of papers')
  }
  const { messages, collection } = reply.data
  // "no posts found" is the answer of a quiet day.
  return { collection, total: messages[0]?.total ?? collection.length }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function read(
  server: PreprintServer,
  collection: unknown[],
  knownCategories: KnownCategories,
  now: Date,
): SourcePage {
  const page: SourcePage = { papers: [], signals: [], skipped: [] }
  collection.forEach((value, index) => {
    const read = readPreprint(server, value, knownCategories, now)
    if (typeof read === 'string') page.skipped.push({ where: `item ${index + 1}`, why: read })
    else page.papers.push(read)
  })
  return page
}

/** The paper, or why it is none. */
function readPreprint(
  server: PreprintServer,
  value: unknown,
  knownCategories: KnownCategories,
  now: Date,
): IncomingPaper | string {
  const parsed = Item.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return `${issue?.path.join('.') || 'item'}: ${issue?.message}`
  }
  const { doi, date, version, authors, published, category, license, ...words } = parsed.data
  const { author_corresponding_institution: institution } = words
  const journal = published && published !== 'NA' ? ` ${published}` : ''
  const admission = admitWork(
    {
      ...words,
      url: `https://www.${server}.org/content/${doi}v${version}`,
      // `Bee, A.; Dee, C.`
      authors: authors.split(/\s*;\s*/).map(forenamesFirst),
      categories: [],
      comment: [names[server], category].filter(Boolean).join(', '),
      doi: `${doi}${journal}`,
      license: license ?? null,
      ...(institution && { affiliations: [institution] }),
    },
    knownCategories,
  )
  if (!admission.ok) return admission.why
  const paper = { ...admission.paper, version }
  if (version > 1) return { ...paper, listingDay: null, firstAnnouncement: false }
  const submittedAt = new Date(`${date}T12:00:00Z`)
  const isOld = date < addDays(listingDayAt(now), -daysBack)
  return {
    ...paper,
    listingDay: date,
    firstAnnouncement: true,
    submittedAt,
    ...(isOld && { availableAt: startOfListingDay(date) }),
  }
}

const names: Record<PreprintServer, string> = { biorxiv: 'bioRxiv', medrxiv: 'medRxiv' }

function forenamesFirst(name: string): string {
  const [family, given, ...more] = name.trim().split(/\s*,\s*/)
  return given && more.length === 0 ? `${given} ${family}` : name
}
