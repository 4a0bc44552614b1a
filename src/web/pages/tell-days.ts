/** A reader's last days, each with its digest or why there was none, in the words of a page. */
import { lastDays, type ToldDay } from '../../digest/last-days.ts'
import { readRecentDigests } from '../../digest/read-recent-digests.ts'
import { readSubscriber } from '../../subscribers/read-subscriber.ts'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import type { DayLine } from './digests-page.tsx'

const daysShown = 14

type Of = { subscriberId: number; now: Date }

export async function tellDays(
  deps: PageDeps,
  page: PageContext,
  { subscriberId, now }: Of,
): Promise<DayLine[]> {
  const reader = await readSubscriber(deps.db, subscriberId)
  if (!reader) return []
  const digests = await readRecentDigests(deps.db, { subscriberId, limit: 2 * daysShown })
  return lastDays({ digests, reader, now, days: daysShown }).map((told) =>
    dayLine(deps, page, told),
  )
}

/** "Thu arXiv holiday" */
function dayLine(deps: PageDeps, page: PageContext, told: ToldDay): DayLine {
  const { dates, digests } = page.words
  const day = dates.short(told.day)
  const words = digests.days
  switch (told.kind) {
    case 'digest':
      return { day, text: words.digest(told.papers), viewUrl: deps.links.view(told.digestId) }
    case 'nothing-matched':
      return { day, text: words.matched(told.announced), viewUrl: null }
    case 'nothing-announced':
      return { day, text: words.announced, viewUrl: null }
    case 'to-come':
      return { day, text: words.toCome, viewUrl: null }
    default:
      return { day, text: words[told.kind], viewUrl: null }
  }
}
