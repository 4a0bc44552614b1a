/** Papers of the last listing days as a list with bars; the figures say the same. */
import type { FC } from 'hono/jsx'
import type { DayCount } from '../../matching/count-days.ts'
import type { PageContext } from '../page-context.ts'

export const LookBack: FC<{ page: PageContext; days: DayCount[] }> = ({ page, days }) => {
  const { look, dates } = page.words
  const newest = days[0]
  if (!newest) return null
  const most = Math.max(1, ...days.map(({ papers }) => papers))
  return (
    <div class="look-back">
      <h3>{look.back(days.length)}</h3>
      <dl>
        {days.map(({ day, papers }) => (
          <div>
            <dt>{dates.short(day)}</dt>
            <dd>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={Math.round((100 * papers) / most)} height="8" />
              </svg>
              <span>{look.backLine(papers)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="quiet small">{look.newest(dates.full(newest.day))}</p>
    </div>
  )
}
