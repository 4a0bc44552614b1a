/** Who reads, who came and went, and what those said who left. */
import type { FC } from 'hono/jsx'
import type { Movements } from '../../subscribers/read-movements.ts'
import { Bars } from './bars.tsx'
import { number } from './service-words.ts'

export const ReadersPart: FC<{ movements: Movements }> = ({ movements }) => {
  const { now, days, reasons } = movements
  const barsOf = (count: (day: Movements['days'][number]) => number) =>
    days.map((day) => ({ day: day.day, count: count(day) }))
  return (
    <section class="part" id="readers">
      <h2>Readers</h2>
      <p class="lead">
        {number.format(now.confirmed ?? 0)} read, {number.format(now.pending ?? 0)} have not
        confirmed, {number.format(now.left ?? 0)} have left.
      </p>
      <div class="charts">
        <Bars title="Readers" bars={barsOf((day) => day.readers)} standing />
        <Bars title="Signed up" bars={barsOf((day) => day.signedUp)} />
        <Bars title="Confirmed" bars={barsOf((day) => day.confirmed)} />
        <Bars title="Left" bars={barsOf((day) => day.left)} />
      </div>
      {reasons.length > 0 && (
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Why they left, or wanted less</th>
              <th scope="col">What they did</th>
              <th scope="col">Times</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ action, reason, times }) => (
              <tr>
                <th scope="row">{reason}</th>
                <td>{action}</td>
                <td>{number.format(times)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
