/** Counts of days as bars, and the same in a table; a line when there was nothing. Oldest first. */
import type { FC } from 'hono/jsx'
import { BarPlot } from '../components/bar-plot.tsx'
import { number } from './service-words.ts'

export type Bar = { day: string; count: number }

type BarsProps = {
  title: string
  bars: readonly Bar[]
  /** `standing`: each day's is what there was, not what came; the newest is told instead of a sum. */
  standing?: boolean
}

export const Bars: FC<BarsProps> = ({ title, bars, standing = false }) => {
  const counts = bars.map(({ count }) => count)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) {
    return (
      <p class="small quiet">
        {title}: none in {bars.length} days.
      </p>
    )
  }
  const [most, newest] = [Math.max(...counts), counts.at(-1) ?? 0].map((n) => number.format(n))
  const text = standing
    ? `${newest} now, at most ${most} in ${bars.length} days.`
    : `${number.format(total)} in ${bars.length} days, at most ${most} a day.`
  return (
    <BarPlot
      counts={counts}
      height={72}
      title={title}
      text={text}
      labels={bars.map(({ day, count }) => `${day}: ${number.format(count)}`)}
      ends={[bars[0]?.day ?? '', bars.at(-1)?.day ?? '']}
    >
      <details class="fold small">
        <summary>In figures</summary>
        <table class="figures">
          <tbody>
            {bars.toReversed().map(({ day, count }) => (
              <tr>
                <th scope="row">{day}</th>
                <td>{number.format(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </BarPlot>
  )
}
