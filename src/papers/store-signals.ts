/** Stores popularity facts of papers that are held; the newest poll wins. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { writeOrganisations } from '../query/organisations.ts'
import { anyOf, anyTextOf } from '../storage/any-of.ts'
import type { Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { paperSignals, papers } from '../storage/schema/papers.ts'
import { acceptedAt } from './accepted-at.ts'
import { findByName } from './find-works.ts'
import type { NewsOfPaper } from './news-of-papers.ts'
import type { IncomingSignal } from './paper.ts'
import { doiKey, storeKeys } from './paper-keys.ts'
import { bookGains, type Told } from './popularity/book-gains.ts'

export type StoredSignals = {
  /** Ids of papers whose facts are new or changed. */
  updated: number[]
  unchanged: number
  /** Public ids of papers that are not held; their facts are dropped and come with the next poll. */
  unknown: string[]
  /** What became of papers by what was told now. */
  news: NewsOfPaper[]
}

type Facts = Required<Omit<IncomingSignal, 'publicId'>>

type SignalsInput = {
  signals: readonly IncomingSignal[]
  source: string
  at: Date
  /** From when what is first told counts: behind no planner's cutoff; without: `at`. */
  present?: () => Promise<Date>
}

/** Idempotent. Signals are folded in their order, so that a paper may come twice. */
export async function storeSignals(tx: Tx, input: SignalsInput): Promise<StoredSignals> {
  const stored: StoredSignals = { updated: [], unchanged: 0, unknown: [], news: [] }
  if (input.signals.length === 0) return stored
  await lockExclusive(tx, 'papers')
  const held = await readHeld(tx, input)
  const changed = new Map<number, Facts>()
  const gains = new Map<number, Told>()
  let isFirstTold = false
  for (const { publicId, ...signal } of input.signals) {
    const told = { ...untold, ...signal }
    const known = held.get(publicId)
    if (!known) {
      stored.unknown.push(publicId)
      continue
    }
    const facts = known.facts ? mergeFacts(known.facts, told) : told
    if (known.facts && sameFacts(known.facts, facts)) stored.unchanged += 1
    else {
      stored.updated.push(known.id)
      changed.set(known.id, facts)
      isFirstTold ||= known.facts === null || (!hasPlace(known.facts) && hasPlace(facts))
      stored.news.push(...newsIn(known.facts, facts, known))
      const before = gains.get(known.id)?.before ?? known.facts
      gains.set(known.id, { paperId: known.id, before, now: facts })
    }
    known.facts = facts
  }
  const toldAt = isFirstTold && input.present ? await input.present() : input.at
  await write(tx, changed, { ...input, toldAt })
  await bookGains(tx, [...gains.values()], input.at)
  await keyDois(tx, changed)
  return stored
}

/** Code, and a venue where the paper's own source names none. */
function newsIn(before: Facts | null, after: Facts, paper: HeldPaper): NewsOfPaper[] {
  const news: NewsOfPaper[] = []
  const { codeUrl, venue } = after
  if (codeUrl !== null && !before?.codeUrl) {
    news.push({ paperId: paper.id, kind: 'code', detail: codeUrl })
  }
  if (venue !== null && !before?.venue && !paper.isPublished) {
    news.push({ paperId: paper.id, kind: 'accepted', detail: venue })
  }
  return news
}

const untold = {
  citations: null,
  doi: null,
  venue: null,
  pdfUrl: null,
  tldr: null,
  affiliations: [],
}

/** A DOI that arXiv leaves out finds the journal's record of the work; one that it tells stands alone. */
async function keyDois(tx: Tx, changed: ReadonlyMap<number, Facts>): Promise<void> {
  const told = [...changed].flatMap(([paperId, { doi }]) =>
    doi === null ? [] : [{ paperId, doi }],
  )
  if (told.length === 0) return
  const silent = await tx
    .select({ id: papers.id })
    .from(papers)
    .where(
      and(
        anyOf(
          papers.id,
          told.map(({ paperId }) => paperId),
        ),
        isNull(papers.doi),
      ),
    )
  const ids = new Set(silent.map(({ id }) => id))
  await storeKeys(
    tx,
    told.flatMap(({ paperId, doi }) => (ids.has(paperId) ? [{ key: doiKey(doi), paperId }] : [])),
  )
}

/** What a poll does not tell (fresh items lack keywords, links are absent) stays as it was. */
const mergeFacts = (held: Facts, told: Facts): Facts => ({
  upvotes: told.upvotes,
  comments: told.comments,
  stars: told.stars ?? held.stars,
  codeUrl: told.codeUrl ?? held.codeUrl,
  projectUrl: told.projectUrl ?? held.projectUrl,
  organization: told.organization ?? held.organization,
  submittedBy: told.submittedBy ?? held.submittedBy,
  keywords: told.keywords.length > 0 ? told.keywords : held.keywords,
  featuredOn: told.featuredOn ?? held.featuredOn,
  citations: told.citations ?? held.citations,
  doi: told.doi ?? held.doi,
  venue: told.venue ?? held.venue,
  pdfUrl: told.pdfUrl ?? held.pdfUrl,
  tldr: told.tldr ?? held.tldr,
  affiliations: told.affiliations.length > 0 ? told.affiliations : held.affiliations,
})

const sameFacts = (one: Facts, other: Facts): boolean =>
  JSON.stringify(mergeFacts(one, one)) === JSON.stringify(mergeFacts(other, other))

type HeldPaper = {
  id: number
  facts: Facts | null
  /** By its own source's words. */
  isPublished: boolean
}

async function readHeld(
  tx: Tx,
  input: { signals: readonly IncomingSignal[]; source: string },
): Promise<Map<string, HeldPaper>> {
  const given = [...new Set(input.signals.map((signal) => signal.publicId))]
  const rowsOf = await findByName(tx, given)
  const publicIds = [...new Set(rowsOf.values())]
  const rows = await tx
    .select({
      id: papers.id,
      publicId: papers.publicId,
      comment: papers.comment,
      journalRef: papers.journalRef,
      facts: paperSignals,
    })
    .from(papers)
    .leftJoin(
      paperSignals,
      sql`${eq(paperSignals.paperId, papers.id)} and ${eq(paperSignals.source, input.source)}`,
    )
    .where(anyTextOf(papers.publicId, publicIds))
  const byRow = new Map(
    rows.map(({ id, publicId, comment, journalRef, facts }) => {
      const isPublished = (acceptedAt(comment) ?? journalRef) !== null
      return [publicId, { id, facts, isPublished }]
    }),
  )
  return new Map(
    [...rowsOf].flatMap(([name, row]) => {
      const known = byRow.get(row)
      return known ? [[name, known]] : []
    }),
  )
}

const organisationsOf = ({ organization, affiliations }: Facts): string[] =>
  organization === null ? affiliations : [organization, ...affiliations]

const hasPlace = (facts: Facts): boolean => organisationsOf(facts).length > 0

async function write(
  tx: Tx,
  changed: ReadonlyMap<number, Facts>,
  { source, at, toldAt }: { source: string; at: Date; toldAt: Date },
): Promise<void> {
  if (changed.size === 0) return
  const rows = [...changed].map(([paperId, facts]) => ({
    ...mergeFacts(facts, facts),
    organisationWords: writeOrganisations(organisationsOf(facts)),
    paperId,
    source,
    // Of a row that exists it stays, but for organisations that come later.
    toldAt,
    updatedAt: at,
  }))
  const { organisationWords } = paperSignals
  await tx
    .insert(paperSignals)
    .values(rows)
    .onConflictDoUpdate({
      target: [paperSignals.paperId, paperSignals.source],
      set: {
        upvotes: sql`excluded.upvotes`,
        comments: sql`excluded.comments`,
        stars: sql`excluded.stars`,
        codeUrl: sql`excluded.code_url`,
        projectUrl: sql`excluded.project_url`,
        organization: sql`excluded.organization`,
        submittedBy: sql`excluded.submitted_by`,
        keywords: sql`excluded.keywords`,
        featuredOn: sql`excluded.featured_on`,
        citations: sql`excluded.citations`,
        doi: sql`excluded.doi`,
        venue: sql`excluded.venue`,
        pdfUrl: sql`excluded.pdf_url`,
        tldr: sql`excluded.tldr`,
        affiliations: sql`excluded.affiliations`,
        organisationWords: sql`excluded.organisation_words`,
        // Who follows an organisation gets the paper late rather than never.
        toldAt: sql`case when coalesce(length(${organisationWords}), 0) = 0
          and length(excluded.organisation_words) > 0
          then excluded.told_at else ${paperSignals.toldAt} end`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
}
