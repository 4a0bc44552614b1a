/** The service at a glance, for whoever runs it: what needs a person, what waits, what left and came
 * back, who came and went. In English, as alarms are. */
import type { FC } from 'hono/jsx'
import { bounceLimit, complaintLimit, type Returns } from '../../delivery/breaker/judge-returns.ts'
import type { LaneTraffic, Traffic } from '../../delivery/read-traffic.ts'
import type { Movements } from '../../subscribers/read-movements.ts'
import type { EndpointStanding } from '../../webhooks/list-calls.ts'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { Bars } from './bars.tsx'
import { FindReader } from './reader-page.tsx'
import { WebhooksPart } from './webhooks-part.tsx'

export type OpenAlarm = { severity: string; summary: string; remedy: string; raisedAt: Date }
/** A scheduled job, as it went last on any instance. */
export type JobRun = { job: string; at: Date; seconds: number; failed: boolean }

type ServiceProps = {
  page: PageContext
  alarms: OpenAlarm[]
  traffic: Traffic
  movements: Movements
  jobs: JobRun[]
  webhooks: EndpointStanding[]
}

const number = new Intl.NumberFormat('en')
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 })
const moment = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

export const ServicePage: FC<ServiceProps> = (props) => {
  const { page, alarms, traffic, movements, jobs, webhooks } = props
  const { site } = page
  const barsOf = <Row extends { day: string }>(rows: Row[], count: (row: Row) => number) =>
    rows.map((row) => ({ day: row.day, count: count(row) }))
  return (
    <Layout page={{ ...page, tag: 'en' }} title="The service">
      <h1>The service</h1>
      {alarms.length === 0 && <p class="lead">Nothing needs a person.</p>}
      {alarms.map(({ severity, summary, remedy, raisedAt }) => (
        <Notice tone={severity === 'error' ? 'bad' : 'plain'}>
          <p>
            <strong>{summary}</strong> {remedy} <span class="quiet">Since {moment(raisedAt)}.</span>
          </p>
        </Notice>
      ))}
      <Queue lanes={traffic.lanes} unknown={traffic.unknown} />
      <section class="part">
        <h2>Letters</h2>
        <Bars title="Accepted" bars={barsOf(traffic.days, (day) => day.accepted)} />
        <Bars title="Bounces about addresses" bars={barsOf(traffic.days, (day) => day.bounces)} />
        <Bars title="Complaints" bars={barsOf(traffic.days, (day) => day.complaints)} />
        <ReturnsTable returns={traffic.returns} />
      </section>
      <Readers movements={movements} barsOf={barsOf} />
      <section class="part">
        <h2>Jobs</h2>
        <Jobs jobs={jobs} />
        <p>
          <a href={site.path('/status')}>Sources</a> · <a href={site.path('/metrics')}>Metrics</a>
        </p>
      </section>
      <WebhooksPart page={page} webhooks={webhooks} />
      <FindReader page={page} />
    </Layout>
  )
}

const Queue: FC<{ lanes: LaneTraffic[]; unknown: number }> = ({ lanes, unknown }) => (
  <section class="part">
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
  </section>
)

function stateOf(heldReason: string | null, parkedUntil: string | null): string {
  if (heldReason !== null) return `held: ${heldReason}`
  return parkedUntil === null ? 'open' : `parked until ${moment(new Date(parkedUntil))}`
}

function spanOf(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`
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

type Day = Movements['days'][number]
type ReadersProps = {
  movements: Movements
  barsOf(rows: Day[], count: (row: Day) => number): Array<{ day: string; count: number }>
}

const Readers: FC<ReadersProps> = ({ movements: { now, days, reasons }, barsOf }) => (
  <section class="part">
    <h2>Readers</h2>
    <p class="lead">
      {number.format(now.confirmed ?? 0)} read, {number.format(now.pending ?? 0)} have not
      confirmed, {number.format(now.left ?? 0)} have left.
    </p>
    <Bars title="Signed up" bars={barsOf(days, (day) => day.signedUp)} />
    <Bars title="Confirmed" bars={barsOf(days, (day) => day.confirmed)} />
    <Bars title="Left" bars={barsOf(days, (day) => day.left)} />
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

const Jobs: FC<{ jobs: JobRun[] }> = ({ jobs }) => (
  <table class="figures">
    <thead>
      <tr>
        <th scope="col">Job</th>
        <th scope="col">Ran last</th>
        <th scope="col">Took</th>
      </tr>
    </thead>
    <tbody>
      {jobs.map(({ job, at, seconds, failed }) => (
        <tr>
          <th scope="row">{job}</th>
          <td>{moment(at)}</td>
          <td>
            {seconds.toFixed(1)} s{failed && ', and failed'}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
