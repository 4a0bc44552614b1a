/** How many papers a topic brought, day by day: bars drawn on the server, and the same in words and in
 * a table. Colours come from the style sheet: the policy allows no style on elements. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

type ChartProps = {
  page: PageContext
  /** YYYY-MM-DD, newest first; at least one. */
  days: readonly string[]
  /** Papers of each day. */
  counts: readonly number[]
  usual: number
}

const height = 96
const step = 12

export const VolumeChart: FC<ChartProps> = ({ page, days, counts, usual }) => {
  const { words } = page
  const bars = days.map((day, i) => ({ day, papers: counts[i] ?? 0 })).reverse()
  const most = Math.max(1, ...bars.map(({ papers }) => papers))
  const width = bars.length * step
  const text = words.tag.chartText({
    least: Math.min(...bars.map(({ papers }) => papers)),
    most: Math.max(...bars.map(({ papers }) => papers)),
    usual,
    from: words.dates.short(bars[0]?.day ?? ''),
    to: words.dates.short(bars.at(-1)?.day ?? ''),
  })
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${width} ${height + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text}
      >
        <path class="ground" d={`M0 ${height + 1}H${width}`} />
        {bars.map(({ papers }, i) => {
          const tall = papers === 0 ? 0 : Math.max(1.5, (papers / most) * height)
          return <rect x={i * step + 1.5} y={height - tall} width={step - 3} height={tall} />
        })}
      </svg>
      <figcaption>{text}</figcaption>
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
    </figure>
  )
}
