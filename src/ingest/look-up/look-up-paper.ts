/** A paper by whatever names it: an arXiv id, a DOI or a page. What is held is answered at once, what is
 * not is asked for politely, stored and tagged. It is not mailed for that. */
import { PaperboyError } from '../../errors.ts'
import { addDays } from '../../lib/local-time.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { findPaper } from '../../papers/read-papers.ts'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db, Executor } from '../../storage/database.ts'
import { listingDayAt } from '../arxiv-calendar.ts'
import { dayBounds } from '../freshness/feed-days.ts'
import { listingDayById } from '../freshness/listing-day-by-id.ts'
import { storePage, type TagPapers } from '../store-page.ts'
import { type AskDeps, asBackfill, askArxiv, askDoi, askPage } from './ask-services.ts'
import { type NameGiven, nameGiven, pageGiven } from './name-given.ts'

export type LookUpDeps = AskDeps & { db: Db; calendar: Calendar; tagPapers: TagPapers }

export type LookedUp =
  /** `isNew`: it was asked for and stored now. */
  | { kind: 'found'; paperId: number; publicId: string; title: string; isNew: boolean }
  /** The services that should know answered that they do not, or the page is about no paper. */
  | { kind: 'unknown'; named: NameGiven }

/** Throws PaperboyError: 'bad-input' for text that names nothing, 'upstream' when who should know does
 * not answer. */
export async function lookUpPaper(deps: LookUpDeps, text: string): Promise<LookedUp> {
  const named = nameGiven(text)
  if (!named) {
    throw new PaperboyError('bad-input', 'this is no arXiv id, no DOI and no web address', {
      help: 'Paste something like 2605.15202, 10.1145/3580305 or https://arxiv.org/abs/2605.15202.',
    })
  }
  const held = await findNamed(deps.db, named)
  if (held) return { kind: 'found', ...held, isNew: false }
  const paper = (await ask(deps, named)) ?? (await askItsPage(deps, named, text))
  if (!paper) return { kind: 'unknown', named }
  const at = await deps.calendar.now(deps.db)
  const today = listingDayAt(at)
  const placed = await placedById(deps.db, paper, today)
  const page = { papers: [asBackfill(placed, today)], signals: [], skipped: [] }
  const stored = await deps.db.transaction(async (tx) => {
    await storePage(deps, tx, { page, source: 'look-up', at })
    return await found(tx, paper.publicId)
  })
  return stored ? { kind: 'found', ...stored, isNew: true } : { kind: 'unknown', named }
}

function ask(deps: AskDeps, named: NameGiven): Promise<IncomingPaper | null> {
  if (named.kind === 'arxiv') return askArxiv(deps, named.id)
  return named.kind === 'doi' ? askDoi(deps, named.doi) : askPage(deps, named.url)
}

/** A DOI read out of an address is a guess: the page knows better than that nobody does. */
async function askItsPage(deps: AskDeps, named: NameGiven, text: string) {
  const url = named.kind === 'doi' ? pageGiven(text) : null
  return url === null ? null : await askPage(deps, url)
}

const daysBack = 20

/** What was submitted before a weekend, or held back for a week, may be of the feed that is yet to come: its
 * id is greater than those of the days that were told. */
async function placedById(db: Executor, paper: IncomingPaper, today: string) {
  const { publicId, listingDay, listingDayEstimated } = paper
  if (listingDay === null || !listingDayEstimated) return paper
  const told = { since: addDays(today, -daysBack), wholeBefore: addDays(today, 1) }
  const bounds = await dayBounds(db, told)
  return { ...paper, listingDay: listingDayById(publicId, listingDay, bounds) }
}

/** By any of its names: a DOI may be a further one of a paper of arXiv's. */
async function findNamed(db: Executor, named: NameGiven) {
  if (named.kind === 'page') return null
  return found(db, named.kind === 'arxiv' ? named.id : named.doi)
}

async function found(db: Executor, name: string) {
  const paper = await findPaper(db, name)
  return paper && { paperId: paper.id, publicId: paper.publicId, title: paper.title }
}
