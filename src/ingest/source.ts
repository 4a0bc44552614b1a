/** What a source of papers is: a name, and pages that are stored one transaction each. */
import { UpstreamError } from '../lib/upstream-error.ts'
import type { IncomingPaper, IncomingSignal } from '../papers/paper.ts'
import type { CutFeed } from './freshness/cut-feeds.ts'

/** A record that was not taken: `where` finds it in the input, `why` is one short line. */
export type Skipped = { where: string; why: string }

export type SourcePage = {
  papers: IncomingPaper[]
  signals: IncomingSignal[]
  skipped: Skipped[]
  /** Stored in the transaction of this page, so that a kill loses no page and repeats none. */
  mark?: PageMark
}

/** How far a source with a `markKey` has come: `state` is its own and comes back with the next round
 * as `round.mark`; `share` (0 to 1) and `day` are for people. */
export type PageMark = { state: unknown; share: number; day: string }

/** What a source may know of the round it runs in. */
export type Round = {
  /** Calendar moment. */
  at: Date
  /** ETags of the last round that succeeded, by URL. */
  etags: Readonly<Record<string, string>>
  /** Keeps an ETag for the next round. Call it only once the answer's papers were taken, that is
   * after the `yield` that handed them over. */
  remember(url: string, etag: string): void
  warn(message: string): void
  /** A feed came short: what it lost is looked for elsewhere (freshness/cut-feeds.ts). */
  cut?(feed: CutFeed): void
  /** Where a broken-off round of the same `markKey` had come to; null at the beginning. */
  mark: unknown
  /** Rests for a service; ends early, throwing, when the caller is told to stop. */
  wait(ms: number): Promise<void>
  /** Breaks off a request under way. */
  signal?: AbortSignal | undefined
}

/** Pages come in the order they should be stored; a source that throws keeps what it yielded. */
export type Source = {
  name: string
  /** Names the work whose marks are kept until it is done. Without: every round begins anew. */
  markKey?: string
  pages(round: Round): AsyncIterable<SourcePage>
}

/** A source's categories as they are stored: those of the taxonomy, primary first, in one order and
 * spelling whoever tells them. The taxonomy lies beside ingest, so this is handed in. */
export type KnownCategories = (raw: readonly string[]) => string[]

/** Papers stored in one transaction: long enough to be quick, short enough not to hold others up. */
export const pageSize = 500

/** Cuts long lists into pages. Signals follow the papers they may be about. */
export function* pagesOf(page: SourcePage): Generator<SourcePage> {
  const { papers, signals, skipped } = page
  if (skipped.length > 0) yield { papers: [], signals: [], skipped }
  for (let at = 0; at < papers.length; at += pageSize) {
    yield { papers: papers.slice(at, at + pageSize), signals: [], skipped: [] }
  }
  for (let at = 0; at < signals.length; at += pageSize) {
    yield { papers: [], signals: signals.slice(at, at + pageSize), skipped: [] }
  }
}

/** One request of a round that makes several: hands on its pages and returns what went wrong
 * instead of throwing it, so that the others still have their turn. Null: nothing. */
export async function* attempt(
  pages: AsyncIterable<SourcePage>,
): AsyncGenerator<SourcePage, unknown> {
  try {
    yield* pages
    return null
  } catch (error) {
    return error
  }
}

/** Without network, or told to wait, further requests would only make it worse. */
export const stopsTheRound = (error: unknown): boolean =>
  error !== null && !(error instanceof UpstreamError && goesOnAfter.has(error.reason))

const goesOnAfter = new Set(['refused', 'unreadable'])
