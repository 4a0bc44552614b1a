/** Reads the candidate pool of one moment (design 4.1): papers, their tags, and which of the stored
 * queries match them. Call it in the transaction that holds the shared lock and fixed `until`. */
import { sql } from 'drizzle-orm'
import type { CandidatePaper, CandidatePool, Posting } from '../matching/candidate.ts'
import { spillDays } from '../matching/eligible.ts'
import { isGuess } from '../matching/match-reader.ts'
import { acceptedAt } from '../papers/accepted-at.ts'
import type { Executor } from '../storage/database.ts'
import type { TagEvidence, TagKind } from '../storage/schema/tags.ts'
import { hotPapers } from './hot-papers.ts'
import { type LaterCategories, queryPostings } from './query-postings.ts'
import { dailyWindow, longestWindow } from './reach.ts'
import { betterPosting, tagPosting } from './tag-posting.ts'

export type PoolInput = {
  until: Date
  /** The oldest cutoff among the readers the pool is for; papers considered before are left out,
   * but for spill-over, tags put on since and what may have been missed. */
  after: Date
  /** For somebody whose queries are not stored: nobody's are matched. */
  withoutQueries?: boolean
}

export async function readPool(db: Executor, input: PoolInput): Promise<CandidatePool> {
  const listingDays = await readListingDays(db, input.until)
  if (listingDays.length === 0) {
    return { until: input.until, papers: [], byTag: new Map(), byQuery: new Map(), listingDays }
  }
  const papers = await readPapers(db, input, listingDays)
  const { byTag, laterCategories } = await readTagPostings(db, input.until, papers)
  const byQuery: CandidatePool['byQuery'] = input.withoutQueries
    ? new Map()
    : await queryPostings(db, papers, laterCategories)
  return { until: input.until, papers: [...papers.values()], byTag, byQuery, listingDays }
}

/** Steps from one listing day to the next older one along papers_listing_day, so that it costs 31
 * look-ups however many papers are held, and however long ago the newest came. */
export async function readListingDays(db: Executor, until: Date): Promise<string[]> {
  const held = sql`available_at <= ${until.toISOString()}::timestamptz`
  const rows = await db.execute<{ day: string }>(sql`
    with recursive days(day, n) as (
      select (select max(listing_day) from papers where ${held}), 1
      union all
      select (select max(listing_day) from papers where listing_day < day and ${held}), n + 1
      from days where day is not null and n < ${longestWindow})
    select day::text as day from days where day is not null order by day desc`)
  return rows.map((row) => row.day)
}

type PaperRow = {
  id: string
  public_id: string
  listing_day: string
  available_at: string
  category: string | null
  comment: string | null
  upvotes: number
  has_code: boolean
  is_hot: boolean
}

/** Where the spill-over of the newest days begins, or that of the oldest digest withdrawn since: its
 * papers go with the next, whatever their age. Uses digests_withdrawn. */
async function oldestSpill(db: Executor, after: Date, listingDays: string[]) {
  const rows = await db.execute<{ day: string | null }>(sql`
    select (min(cutoff_to) at time zone 'UTC')::date::text as day from digests
    where outcome = 'withdrawn' and cutoff_to > ${after.toISOString()}::timestamptz`)
  const withdrawn = rows[0]?.day ?? null
  // That day's papers may not have been there yet.
  const held = withdrawn ? listingDays.filter((day) => day < withdrawn) : listingDays
  return held[spillDays - 1] ?? listingDays.at(-1)
}

async function readPapers(
  db: Executor,
  { until, after }: PoolInput,
  listingDays: string[],
): Promise<Map<number, CandidatePaper>> {
  const spillFrom = await oldestSpill(db, after, listingDays)
  const rows = await db.execute<PaperRow>(sql`
    with hot as materialized (${hotPapers(until)})
    select p.id, p.public_id, p.listing_day::text as listing_day, p.available_at,
      p.categories[1] as category, p.comment,
      coalesce(max(s.upvotes), 0)::int as upvotes, coalesce(bool_or(s.code_url is not null), false) as has_code,
      p.id in (select id from hot) as is_hot
    from papers p left join paper_signals s on s.paper_id = p.id
    where p.listing_day >= ${listingDays.at(-1)}::date and not p.withdrawn
      and p.available_at <= ${until.toISOString()}::timestamptz
      and (p.available_at > ${after.toISOString()}::timestamptz
        or p.listing_day >= ${spillFrom}::date
        or p.id in (select id from hot)
        or p.id in (select paper_id from paper_tags where added_at > ${after.toISOString()}::timestamptz))
    group by p.id order by p.available_at, p.id`)
  const found = new Map(rows.map((row) => [Number(row.id), toCandidate(row)]))
  for (const row of await chosenLately(db, { until, after })) {
    const known = found.get(Number(row.id))
    if (known && known.listingDay >= (listingDays[dailyWindow - 1] ?? '')) continue
    // Whatever its age it may come, and never as one that was left over.
    const listingDay = listingDays[Math.min(spillDays, listingDays.length - 1)] as string
    found.set(
      Number(row.id),
      known ? { ...known, listingDay } : toCandidate({ ...row, listing_day: listingDay }),
    )
  }
  const inOrder = [...found.values()].sort((a, b) => +a.availableAt - +b.availableAt || a.id - b.id)
  return new Map(inOrder.map((paper) => [paper.id, paper]))
}

/** Papers that editors published lately, or that many noticed: of any age, or of no day at all. Uses
 * paper_tags_added. */
const chosenLately = (db: Executor, { until, after }: PoolInput) =>
  db.execute<PaperRow>(sql`
    select p.id, p.public_id, '' as listing_day,
      coalesce(p.available_at, '1991-08-14'::timestamptz) as available_at,
      p.categories[1] as category, p.comment,
      coalesce(max(s.upvotes), 0)::int as upvotes,
      coalesce(bool_or(s.code_url is not null), false) as has_code, false as is_hot
    from papers p left join paper_signals s on s.paper_id = p.id
    where not p.withdrawn and p.id in (select paper_id from paper_tags
      where source in ('edition', 'signal') and added_at > ${after.toISOString()}::timestamptz
        and added_at <= ${until.toISOString()}::timestamptz)
    group by p.id`)

const toCandidate = (row: PaperRow): CandidatePaper => ({
  id: Number(row.id),
  publicId: row.public_id,
  listingDay: row.listing_day,
  availableAt: new Date(row.available_at),
  upvotes: row.upvotes,
  isHot: row.is_hot,
  hasCode: row.has_code,
  acceptedAt: acceptedAt(row.comment),
  topic: row.category ?? '',
})

type TagRow = {
  paper_id: string
  tag_id: string
  slug: string
  kind: TagKind
  evidence: TagEvidence | string
  confidence: number
  added_at: string
}

/** Uses paper_tags' primary key. A paper's most telling topic becomes its spread key on the way. */
async function readTagPostings(
  db: Executor,
  until: Date,
  papers: Map<number, CandidatePaper>,
): Promise<{ byTag: Map<number, Posting[]>; laterCategories: LaterCategories }> {
  const ids = JSON.stringify([...papers.keys()])
  const rows = await db.execute<TagRow>(sql`
    select t.paper_id, t.tag_id, g.slug, g.kind, t.evidence, t.confidence, t.added_at
    from json_array_elements_text(${ids}::json) as wanted(id)
    join paper_tags t on t.paper_id = wanted.id::bigint
    join tags g on g.id = t.tag_id
    where g.active and t.source <> 'archive' and t.added_at <= ${until.toISOString()}::timestamptz
    order by t.paper_id, t.tag_id`)
  const byTag = new Map<number, Posting[]>()
  const told = new Map<number, boolean>()
  const laterCategories: LaterCategories = new Map()
  for (const row of rows) {
    const paper = papers.get(Number(row.paper_id))
    if (!paper) continue
    const evidence = typeof row.evidence === 'string' ? JSON.parse(row.evidence) : row.evidence
    const posting = tagPosting(paper, {
      evidence,
      confidence: row.confidence,
      addedAt: new Date(row.added_at),
    })
    if (row.kind === 'topic') {
      if (!isGuess(posting.where)) nameTopic(paper, row.slug, posting.where === 'title', told)
    } else if (posting.since > paper.availableAt) addLater(laterCategories, row.slug, posting)
    addPosting(byTag, Number(row.tag_id), posting)
  }
  return { byTag, laterCategories }
}

function addLater(laterCategories: LaterCategories, slug: string, { paper, since }: Posting): void {
  const later = laterCategories.get(paper.id) ?? new Map<string, Date>()
  laterCategories.set(paper.id, later.set(slug, since))
}

function nameTopic(
  paper: CandidatePaper,
  slug: string,
  inTitle: boolean,
  told: Map<number, boolean>,
): void {
  const before = told.get(paper.id)
  if (before === undefined || (inTitle && !before)) {
    paper.topic = slug
    told.set(paper.id, inTitle)
  }
}

/** Two sources may put one tag on one paper; the better place is kept. */
function addPosting(byTag: Map<number, Posting[]>, tagId: number, posting: Posting): void {
  const list = byTag.get(tagId)
  if (!list) byTag.set(tagId, [posting])
  else if (list.at(-1)?.paper === posting.paper) {
    list[list.length - 1] = betterPosting(list.at(-1) as Posting, posting)
  } else list.push(posting)
}
