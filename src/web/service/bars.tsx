/** Counts of days as bars, and the same in a table; a line when there was nothing. Oldest first. */
import type { FC } from 'hono/jsx'
import { BarPlot } from '../components/bar-plot.tsx'

export type Bar = { day: string; count: number }

const number = new Intl.NumberFormat('en')

export const Bars: FC<{ title: string; bars: readonly Bar[] }> = ({ title, bars }) => {
  const counts = bars.map(({ count }) => count)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) {
    return (
      <p class="small quiet">
        {title}: none in {bars.length} days.
      </p>
    )
  }
  const most = number.format(Math.max(...counts))
  const text = `${title}: ${number.format(total)} in ${bars.length} days, at most ${most} a day.`
  return (
    <BarPlot counts={counts} height={72} text={text}>
      <details class="fold">
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
