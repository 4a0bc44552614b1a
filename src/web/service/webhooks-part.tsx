/** On the page of the service: who is told of what happens here, and how that goes. */
import type { FC } from 'hono/jsx'
import { hostOf } from '../../webhooks/endpoint-url.ts'
import type { EndpointStanding } from '../../webhooks/list-calls.ts'

const number = new Intl.NumberFormat('en')
const moment = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** The path of an address may be a secret: the page names the host. */
export const WebhooksPart: FC<{ webhooks: EndpointStanding[] }> = ({ webhooks }) => (
  <section class="part">
    <h2>Webhooks</h2>
    {webhooks.length === 0 ? (
      <p>
        Nobody is told what happens here. <code>paperboy webhooks add URL</code> changes that.
      </p>
    ) : (
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Webhook</th>
            <th scope="col">State</th>
            <th scope="col">Waiting</th>
            <th scope="col">Given up</th>
            <th scope="col">Arrived last</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((standing) => (
            <WebhookRow {...standing} />
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const WebhookRow: FC<EndpointStanding> = ({ endpoint, waiting, failed }) => (
  <tr>
    <th scope="row">
      {endpoint.id}: {hostOf(endpoint.url)}
    </th>
    <td>{stateOf(endpoint)}</td>
    <td>{number.format(waiting)}</td>
    <td>{number.format(failed)}</td>
    <td>{endpoint.lastArrivedAt ? moment(endpoint.lastArrivedAt) : 'never'}</td>
  </tr>
)

function stateOf({ state, pausedBy, failingSince, lastFault }: EndpointStanding['endpoint']) {
  const fault = lastFault === null ? '' : ` (${lastFault})`
  if (state === 'paused') return pausedBy === 'person' ? 'paused' : `paused by itself${fault}`
  return failingSince === null ? 'active' : `fails since ${moment(failingSince)}${fault}`
}
