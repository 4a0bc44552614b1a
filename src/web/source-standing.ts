/** How a source does, in one word: of what nobody asks by itself it is not said that it works. */
import { isFeed, repairName } from '../ingest/freshness/feed-days.ts'
import type { SourceState } from '../ingest/read-sources.ts'

/** `needed`: asked when the day's feed lacks something. `hand`: somebody brought a file, or fills back.
 * `silent`: asked by itself and not heard for days. */
export type SourceStanding = 'ok' | 'failing' | 'silent' | 'needed' | 'hand'

/** arXiv rests for a weekend and a holiday. */
const silentAfterHours = 5 * 24

/** `asked`: what SOURCES and FEEDS name. */
export function sourceStanding(source: SourceState, asked: readonly string[]): SourceStanding {
  const { name, failing, quietHours } = source
  if (failing) return 'failing'
  if (asked.includes(name)) {
    return quietHours === null || quietHours > silentAfterHours ? 'silent' : 'ok'
  }
  return name === repairName && asked.some(isFeed) ? 'needed' : 'hand'
}
