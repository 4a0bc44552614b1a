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
            <th scope="col">How it goes</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((standing) => (
            <tr>
              <th scope="row">
                {standing.endpoint.id}: {hostOf(standing.endpoint.url)}
              </th>
              <td>{wordsOf(standing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

function wordsOf({ endpoint, waiting, failed }: EndpointStanding): string {
  const arrived = endpoint.lastArrivedAt
  return [
    stateOf(endpoint),
    `${number.format(waiting)} waiting`,
    `${number.format(failed)} given up`,
    arrived ? `the last arrived ${moment(arrived)}` : 'none arrived yet',
  ].join('; ')
}

function stateOf({ state, pausedBy, failingSince, lastFault }: EndpointStanding['endpoint']) {
  const fault = lastFault === null ? '' : ` (${lastFault})`
  if (state === 'paused') return pausedBy === 'person' ? 'paused' : `paused by itself${fault}`
  return failingSince === null ? 'active' : `fails since ${moment(failingSince)}${fault}`
}
