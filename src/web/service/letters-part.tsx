/** What left and what came back, day by day and against the limits that stop the lane. */
import type { FC } from 'hono/jsx'
import { bounceLimit, complaintLimit, type Returns } from '../../delivery/breaker/judge-returns.ts'
import { newestCounted, type Traffic } from '../../delivery/read-traffic.ts'
import { BarPlot } from '../components/bar-plot.tsx'
import { Bars } from './bars.tsx'
import { number, percent } from './service-words.ts'
import { weekShares } from './week-shares.ts'

type LettersProps = { traffic: Traffic; days: number }

export const LettersPart: FC<LettersProps> = ({ traffic, days }) => {
  const shown = traffic.days.slice(-days)
  const barsOf = (count: (day: Traffic['days'][number]) => number) =>
    shown.map((day) => ({ day: day.day, count: count(day) }))
  const shares = (events: 'bounces' | 'complaints') => weekShares(traffic.days, events).slice(-days)
  return (
    <section class="part" id="letters">
      <h2>Letters</h2>
      <States states={traffic.states} />
      <div class="charts">
        <Bars title="Accepted" bars={barsOf((day) => day.accepted)} />
        <Bars title="Bounces about addresses" bars={barsOf((day) => day.bounces)} />
        <Bars title="Complaints" bars={barsOf((day) => day.complaints)} />
        <Share title="Share that bounced" shares={shares('bounces')} limit={bounceLimit} />
        <Share title="Share of complaints" shares={shares('complaints')} limit={complaintLimit} />
      </div>
      <ReturnsTable returns={traffic.returns} />
    </section>
  )
}

const States: FC<{ states: Traffic['states'] }> = ({ states }) => {
  const total = states.reduce((sum, { letters }) => sum + letters, 0)
  if (total === 0) return <p>No letter has been written yet.</p>
  return (
    <table class="figures shares">
      <caption>
        {total < newestCounted ? 'All letters' : `The newest ${number.format(total)} letters`}, by
        state
      </caption>
      <tbody>
        {states.map(({ state, letters }) => (
          <tr>
            <th scope="row">{state}</th>
            <td class="part-of">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect
                  class={state === 'failed' || state === 'unknown' ? 'bad' : undefined}
                  width={Math.max(0.5, (letters / total) * 100)}
                  height={10}
                />
              </svg>
            </td>
            <td>{number.format(letters)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type ShareProps = {
  title: string
  shares: ReadonlyArray<{ day: string; share: number }>
  limit: number
}

const Share: FC<ShareProps> = ({ title, shares, limit }) => {
  const counts = shares.map(({ share }) => share)
  if (Math.max(0, ...counts) === 0) return null
  const [most, now] = [Math.max(...counts), counts.at(-1) ?? 0].map((share) =>
    percent.format(share),
  )
  return (
    <BarPlot
      counts={counts}
      bad={counts.map((share) => share >= limit)}
      limit={limit}
      height={72}
      title={title}
      text={`${now} of the 7 days before, ${most} at most in ${shares.length} days. The line is the limit, ${percent.format(limit)}.`}
      labels={shares.map(({ day, share }) => `${day}: ${percent.format(share)}`)}
      ends={[shares[0]?.day ?? '', shares.at(-1)?.day ?? '']}
    />
  )
}

const ReturnsTable: FC<{ returns: Traffic['returns'] }> = ({ returns: { week, newest } }) => (
  <table class="figures">
    <thead>
      <tr>
        <th scope="col">Came back</th>
        <th scope="col">Letters</th>
        <th scope="col">Bounces (limit {percent.format(bounceLimit)})</th>
        <th scope="col">Complaints (limit {percent.format(complaintLimit)})</th>
      </tr>
    </thead>
    <tbody>
      <ReturnsRow name="Last 7 days" returns={week} />
      <ReturnsRow name="Newest 1,000 letters" returns={newest} />
    </tbody>
  </table>
)

const ReturnsRow: FC<{ name: string; returns: Returns }> = ({ name, returns }) => {
  const { letters, bounces, complaints } = returns
  const share = (events: number) =>
    letters === 0
      ? number.format(events)
      : `${number.format(events)} (${percent.format(events / letters)})`
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{number.format(letters)}</td>
      <td>{share(bounces)}</td>
      <td>{share(complaints)}</td>
    </tr>
  )
}
