/** What waits: each lane now, and how old its oldest letter was after each round of the week. */
import type { FC } from 'hono/jsx'
import type { LaneTraffic } from '../../delivery/read-traffic.ts'
import type { FigureSpan } from '../../storage/hour-figures.ts'
import { momentOf, number, spanOf } from './service-words.ts'
import { SpansPlot } from './spans-plot.tsx'

type QueueProps = {
  lanes: readonly LaneTraffic[]
  unknown: number
  figures: ReadonlyMap<string, FigureSpan[]>
}

export const QueuePart: FC<QueueProps> = ({ lanes, unknown, figures }) => (
  <section class="part" id="waiting">
    <h2>Waiting</h2>
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">Lane</th>
          <th scope="col">Letters</th>
          <th scope="col">Oldest</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {lanes.map(({ lane, waiting, oldestSeconds, heldReason, parkedUntil }) => (
          <tr>
            <th scope="row">{lane}</th>
            <td>{number.format(waiting)}</td>
            <td>{oldestSeconds === null ? '' : spanOf(oldestSeconds)}</td>
            <td>{stateOf(heldReason, parkedUntil)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {unknown > 0 && (
      <p>
        {number.format(unknown)} letters are unknown: they may have arrived and are never sent again
        by themselves.
      </p>
    )}
    <div class="charts">
      {lanes.map(({ lane }) => (
        <Age lane={lane} spans={figures.get(`queue ${lane}`) ?? []} />
      ))}
    </div>
  </section>
)

const Age: FC<{ lane: string; spans: readonly FigureSpan[] }> = ({ lane, spans }) => {
  const most = Math.max(0, ...spans.map((span) => span.most))
  const title = `Age of the ${lane} queue`
  if (most === 0)
    return <p class="small quiet">{title}: no round of 7 days left a letter behind.</p>
  return <SpansPlot title={title} spans={spans} text={`${spanOf(most)} at most in 7 days.`} />
}

function stateOf(heldReason: string | null, parkedUntil: string | null): string {
  if (heldReason !== null) return `held: ${heldReason}`
  return parkedUntil === null ? 'open' : `parked until ${momentOf(new Date(parkedUntil))}`
}
