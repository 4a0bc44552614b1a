/** The jobs of the timetable: how long each took over the week, and how it went last. */
import type { FC } from 'hono/jsx'
import type { FigureSpan } from '../../storage/hour-figures.ts'
import type { PageContext } from '../page-context.ts'
import { momentOf, number, spanOf } from './service-words.ts'
import { SpansPlot } from './spans-plot.tsx'

/** A scheduled job, as it went last on any instance. */
export type JobRun = { job: string; at: Date; seconds: number; failed: boolean }

type JobsProps = {
  page: PageContext
  jobs: readonly JobRun[]
  figures: ReadonlyMap<string, FigureSpan[]>
}

export const JobsPart: FC<JobsProps> = ({ page, jobs, figures }) => (
  <section class="part" id="jobs">
    <h2>Jobs</h2>
    {jobs.length === 0 && <p>None has run yet.</p>}
    <div class="charts">
      {jobs.map((run) => {
        const spans = figures.get(`job ${run.job}`)
        const last = lastOf(run)
        return spans ? (
          <SpansPlot title={run.job} spans={spans} text={`${last}. ${weekOf(spans)}`} />
        ) : (
          <p class="small">
            {run.job}: {last}.
          </p>
        )
      })}
    </div>
    <p>
      <a href={page.site.path('/metrics')}>Metrics</a>
    </p>
  </section>
)

const lastOf = ({ at, seconds, failed }: JobRun): string =>
  `ran ${momentOf(at)}, took ${spanOf(seconds)}${failed ? ', and failed' : ''}`

function weekOf(spans: readonly FigureSpan[]): string {
  const times = spans.reduce((sum, span) => sum + span.times, 0)
  const faults = spans.reduce((sum, span) => sum + span.faults, 0)
  const most = Math.max(...spans.map((span) => span.most))
  const failed = faults === 0 ? '' : `; failed ${often(faults)}`
  return `In 7 days ${often(times)}, ${spanOf(most)} at most${failed}.`
}

const often = (times: number) => (times === 1 ? 'once' : `${number.format(times)} times`)
