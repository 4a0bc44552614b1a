/** GET /days and /days/:date: what was announced when, by topic. */
import { type Context, Hono } from 'hono'
import { readPaperNotes } from '../../editorial/read-paper-notes.ts'
import { listSeries } from '../../editorial/series.ts'
import { newestListingDays } from '../../papers/listing-days.ts'
import { neighbourDays } from '../../papers/neighbour-days.ts'
import { readPapers } from '../../papers/read-papers.ts'
import { readDayTags } from '../../tagging/read-day-tags.ts'
import { arrangeDay, beginnings, type DayPage, pageOfDay } from '../arrange-day.ts'
import type { ListedPaper } from '../components/paper-list.tsx'
import type { PageDeps } from '../page-deps.ts'
import { isDay } from '../paths.ts'
import type { MakePage } from '../public-pages.ts'
import { readNoticed } from '../read-noticed.ts'
import { DayPageView } from './day-page.tsx'
import { DaysPage } from './days-page.tsx'

const daysAPage = 60

export function daysRoutes(deps: PageDeps): Hono {
  return new Hono()
    .get('/days', (c) => showDays(deps, c))
    .get('/days/:date', async (c) => {
      const day = c.req.param('date')
      if (!isDay(day)) return c.notFound()
      return showDay(deps, c, day)
    })
}

function showDays(deps: PageDeps, c: Context) {
  const asked = c.req.query('before')
  const before = asked !== undefined && isDay(asked) ? asked : undefined
  return deps.sendPublic(c, async (page, { at }) => {
    const found = await newestListingDays(deps.db, {
      count: daysAPage + 1,
      until: at,
      ...(before !== undefined && { before }),
    })
    const days = found.slice(0, daysAPage)
    const hasMore = found.length > daysAPage
    const hasEditions = (await listSeries(deps.db)).length > 0
    const isFirst = before === undefined
    return (
      <DaysPage
        page={page}
        days={days}
        hasMore={hasMore}
        isFirst={isFirst}
        hasEditions={hasEditions}
      />
    )
  })
}

function showDay(deps: PageDeps, c: Context, day: string) {
  const asked = Number(c.req.query('page') ?? 1)
  const make: MakePage = async (page, view) => {
    const rows = await readDayTags(deps.db, { day, until: view.at })
    if (rows.length === 0) return null
    const { tags } = await view.tags(page.locale)
    const groups = arrangeDay(rows, tags)
    const shown = pageOfDay(groups, Number.isInteger(asked) ? asked : 1)
    const [papers, notes, noticed, turns] = await Promise.all([
      readPapers(deps.db, idsOf(shown)),
      readPaperNotes(deps.db, idsOf(shown)),
      readNoticed(deps.db, page, idsOf(shown)),
      neighbourDays(deps.db, { day, until: view.at }),
    ])
    const begins = beginnings(groups)
    const index = groups.map((group, i) => ({ ...group, page: begins[i] as number }))
    const listed = (group: DayPage['groups'][number]): ListedPaper[] =>
      group.papers.flatMap(({ id, tags: on }) => {
        const paper = papers.get(id)
        if (!paper) return []
        return [{ paper, tags: on, notes: notes.get(id), noticed: noticed.get(id) }]
      })
    return (
      <DayPageView
        page={page}
        day={day}
        total={rows.length}
        index={index}
        shown={shown}
        listed={listed}
        turns={turns}
      />
    )
  }
  return deps.sendPublic(c, make, { counts: true })
}

const idsOf = ({ groups }: DayPage): number[] =>
  groups.flatMap(({ papers }) => papers.map(({ id }) => id))
