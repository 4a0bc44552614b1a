/** On the page of the service: who is told of what happens here, how that goes, and one more. */
import type { FC } from 'hono/jsx'
import { hostOf } from '../../webhooks/endpoint-url.ts'
import type { EndpointStanding } from '../../webhooks/list-calls.ts'
import type { PageContext } from '../page-context.ts'
import { WebhookForm } from './webhook-form.tsx'
import { webhookPath } from './webhook-paths.ts'
import { standingOf } from './webhook-words.ts'

type PartProps = { page: PageContext; webhooks: EndpointStanding[] }

/** The path of an address may be a secret: here stands the host, on its own page all of it. */
export const WebhooksPart: FC<PartProps> = ({ page, webhooks }) => (
  <section class="part" id="webhooks">
    <h2>Webhooks</h2>
    {webhooks.length === 0 ? (
      <p>Nobody is told what happens here.</p>
    ) : (
      <table class="figures in-words">
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
                <a href={page.site.path(webhookPath(standing.endpoint.id))}>
                  {standing.endpoint.id}: {hostOf(standing.endpoint.url)}
                </a>
              </th>
              <td>{standingOf(standing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <details class="fold">
      <summary>Add a webhook</summary>
      <WebhookForm page={page} />
    </details>
  </section>
)
