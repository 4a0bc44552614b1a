/** Seconds over a week, the greatest of each three hours; those in which something failed stand out. */
import type { FC } from 'hono/jsx'
import { type FigureSpan, spanHours } from '../../storage/hour-figures.ts'
import { BarPlot } from '../components/bar-plot.tsx'
import { momentOf, number, spanOf } from './service-words.ts'

type SpansProps = { title: string; spans: readonly FigureSpan[]; text: string }

export const SpansPlot: FC<SpansProps> = ({ title, spans, text }) => (
  <BarPlot
    counts={spans.map(({ most }) => most)}
    bad={spans.map(({ faults }) => faults > 0)}
    height={48}
    title={title}
    text={text}
    labels={spans.map(labelOf)}
    ends={['a week ago', 'now']}
  >
    <details class="fold small">
      <summary>In figures</summary>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{spanHours} hours from</th>
            <th scope="col">At most</th>
            <th scope="col">Times</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {spans
            .filter(({ times }) => times > 0)
            .toReversed()
            .map(({ from, most, times, faults }) => (
              <tr>
                <th scope="row">{momentOf(from)}</th>
                <td>{spanOf(most)}</td>
                <td>{number.format(times)}</td>
                <td>{number.format(faults)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  </BarPlot>
)

const labelOf = ({ from, most, faults }: FigureSpan): string =>
  `${momentOf(from)}: ${spanOf(most)}${faults === 0 ? '' : `, failed ${number.format(faults)} times`}`
