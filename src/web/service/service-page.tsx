/** The service at a glance, for whoever runs it: what needs a person, what waits, what left and came
 * back, who came and went, where papers come from, how long the work takes. In English, as alarms are. */
import type { FC } from 'hono/jsx'
import type { Traffic } from '../../delivery/read-traffic.ts'
import type { Editor } from '../../editorial/editor.ts'
import type { PaperDay } from '../../ingest/read-paper-days.ts'
import type { SourceState } from '../../ingest/read-sources.ts'
import type { FigureSpan } from '../../storage/hour-figures.ts'
import type { Movements } from '../../subscribers/read-movements.ts'
import type { EndpointStanding } from '../../webhooks/list-calls.ts'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { DeskBar } from '../pages/desk-home.tsx'
import { inEnglish } from './in-english.ts'
import { type JobRun, JobsPart } from './jobs-part.tsx'
import { LettersPart } from './letters-part.tsx'
import { QueuePart } from './queue-part.tsx'
import { FindReader } from './reader-page.tsx'
import { ReadersPart } from './readers-part.tsx'
import { momentOf } from './service-words.ts'
import { SourcesPart } from './sources-part.tsx'
import { WebhooksPart } from './webhooks-part.tsx'

export type OpenAlarm = { severity: string; summary: string; remedy: string; raisedAt: Date }

type ServiceProps = {
  page: PageContext
  by: Editor
  alarms: OpenAlarm[]
  traffic: Traffic
  movements: Movements
  /** Of letters, readers and papers. */
  days: number
  sources: SourceState[]
  paperDays: PaperDay[]
  jobs: JobRun[]
  /** By `job NAME` and `queue LANE`. */
  figures: ReadonlyMap<string, FigureSpan[]>
  webhooks: EndpointStanding[]
}

const parts = [
  ['waiting', 'Waiting'],
  ['letters', 'Letters'],
  ['readers', 'Readers'],
  ['sources', 'Sources'],
  ['jobs', 'Jobs'],
  ['webhooks', 'Webhooks'],
  ['reader', 'One reader'],
] as const

export const ServicePage: FC<ServiceProps> = (props) => {
  const { alarms, traffic, movements, days, jobs, figures, webhooks } = props
  const page = inEnglish(props.page)
  return (
    <Layout page={page} title="The service" wide>
      <h1>The service</h1>
      <DeskBar page={page} editor={props.by} />
      <nav class="small parts" aria-label="On this page">
        {parts.map(([id, name], at) => (
          <>
            {at > 0 && ' · '}
            <a href={`#${id}`}>{name}</a>
          </>
        ))}
      </nav>
      {alarms.length === 0 && <p class="lead">Nothing needs a person.</p>}
      {alarms.map(({ severity, summary, remedy, raisedAt }) => (
        <Notice tone={severity === 'error' ? 'bad' : 'plain'}>
          <p>
            <strong>{summary}</strong> {remedy}{' '}
            <span class="quiet">Since {momentOf(raisedAt)}.</span>
          </p>
        </Notice>
      ))}
      <QueuePart lanes={traffic.lanes} unknown={traffic.unknown} figures={figures} />
      <LettersPart traffic={traffic} days={days} />
      <ReadersPart movements={movements} />
      <SourcesPart page={page} sources={props.sources} days={props.paperDays} />
      <JobsPart page={page} jobs={jobs} figures={figures} />
      <WebhooksPart page={page} webhooks={webhooks} />
      <FindReader page={page} />
    </Layout>
  )
}
