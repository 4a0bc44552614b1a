/** One webhook: how it does, what it was told of late, and what may be done with it. Its secret stands
 * here once, where it is made. What cannot be taken back opens first. */
import type { FC } from 'hono/jsx'
import type { EndpointStanding, listCalls } from '../../webhooks/list-calls.ts'
import { overlapHours } from '../../webhooks/secret.ts'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { inEnglish } from './in-english.ts'
import { servicePath } from './reader-acts.ts'
import { momentOf } from './service-words.ts'
import { webhookPath } from './webhook-paths.ts'
import { standingOf } from './webhook-words.ts'

export type WebhookCall = Awaited<ReturnType<typeof listCalls>>[number]
export type WebhookDone = { text: string; tone: 'good' | 'bad'; secret?: string }

type WebhookProps = {
  page: PageContext
  standing: EndpointStanding
  calls: WebhookCall[]
  done: WebhookDone | null
}

export const WebhookPage: FC<WebhookProps> = ({ page: given, standing, calls, done }) => {
  const page = inEnglish(given)
  const { endpoint } = standing
  return (
    <Layout page={page} title={`Webhook ${endpoint.id}`}>
      <p class="small">
        <a href={page.site.path(`${servicePath}#webhooks`)}>The service</a>
      </p>
      <h1>Webhook {endpoint.id}</h1>
      {done !== null && <Done done={done} />}
      <p class="query">{endpoint.url}</p>
      <p>{standingOf(standing)}.</p>
      <p class="small quiet">It is told of {endpoint.events.join(', ')}.</p>
      <Acts page={page} standing={standing} />
      <Calls calls={calls} />
    </Layout>
  )
}

const Done: FC<{ done: WebhookDone }> = ({ done: { text, tone, secret } }) => (
  <Notice tone={tone}>
    <p>{text}</p>
    {secret !== undefined && (
      <p>
        Its secret, which is not shown again: <code class="query">{secret}</code>
      </p>
    )}
  </Notice>
)

const Acts: FC<{ page: PageContext; standing: EndpointStanding }> = ({ page, standing }) => {
  const { id, state } = standing.endpoint
  const action = page.site.path(webhookPath(id))
  return (
    <>
      <form method="post" action={action} class="actions">
        <button type="submit" name="act" value="test">
          Send a test
        </button>
        {state === 'active' ? (
          <button type="submit" name="act" value="pause" class="plain">
            Pause
          </button>
        ) : (
          <button type="submit" name="act" value="resume" class="plain">
            Resume
          </button>
        )}
        {standing.failed > 0 && (
          <button type="submit" name="act" value="replay" class="plain">
            Call again for {standing.failed} given up
          </button>
        )}
      </form>
      <details class="fold">
        <summary>Another secret</summary>
        <form method="post" action={action}>
          <p>
            For {overlapHours} hours calls hold the signatures of both, so that nothing is missed.
            If others know the old one, it ends at once.
          </p>
          <p class="actions">
            <button type="submit" name="act" value="rotate" class="plain">
              Make another
            </button>
            <button type="submit" name="act" value="rotate-leaked" class="plain">
              The old one leaked: end it now
            </button>
          </p>
        </form>
      </details>
      <details class="fold">
        <summary>Remove</summary>
        <form method="post" action={action}>
          <p>It is called no more, and the list of its calls goes with it.</p>
          <button type="submit" name="act" value="remove" class="plain">
            Remove webhook {id}
          </button>
        </form>
      </details>
    </>
  )
}

const Calls: FC<{ calls: WebhookCall[] }> = ({ calls }) => (
  <section class="part">
    <h2>Last calls</h2>
    {calls.length === 0 ? (
      <p>None yet.</p>
    ) : (
      <table class="figures in-words">
        <thead>
          <tr>
            <th scope="col">When it happened</th>
            <th scope="col">What</th>
            <th scope="col">How it went</th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr>
              <th scope="row">{momentOf(call.at)}</th>
              <td>
                <code>{call.type}</code>
              </td>
              <td>{outcomeOf(call)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

function outcomeOf({ state, attempts, nextAt, lastFault }: WebhookCall): string {
  const times = attempts === 1 ? 'once' : `${attempts} times`
  const fault = lastFault === null ? '' : ` (${lastFault})`
  if (state === 'arrived') return attempts > 1 ? `arrived, called ${times}` : 'arrived'
  if (state === 'failed') return `given up, called ${times}${fault}`
  return attempts === 0 ? 'waits' : `called ${times}${fault}, again at ${momentOf(nextAt)}`
}
