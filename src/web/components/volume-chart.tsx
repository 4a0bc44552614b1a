/** How many papers a topic brought, day by day: bars, and the same in words and in a table. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'
import { BarPlot } from './bar-plot.tsx'

type ChartProps = {
  page: PageContext
  /** YYYY-MM-DD, newest first; at least one. */
  days: readonly string[]
  /** Papers of each day. */
  counts: readonly number[]
  usual: number
}

export const VolumeChart: FC<ChartProps> = ({ page, days, counts, usual }) => {
  const { words } = page
  const bars = days.map((day, i) => ({ day, papers: counts[i] ?? 0 })).reverse()
  const text = words.tag.chartText({
    least: Math.min(...bars.map(({ papers }) => papers)),
    most: Math.max(...bars.map(({ papers }) => papers)),
    usual,
    from: words.dates.short(bars[0]?.day ?? ''),
    to: words.dates.short(bars.at(-1)?.day ?? ''),
  })
  return (
    <BarPlot counts={bars.map(({ papers }) => papers)} height={96} text={text}>
      <details class="fold">
        <summary>{words.tag.figures}</summary>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{words.tag.day}</th>
              <th scope="col">{words.tag.papers}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day, i) => (
              <tr>
                <th scope="row">{words.dates.full(day)}</th>
                <td>{counts[i] ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </BarPlot>
  )
}
