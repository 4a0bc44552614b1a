/** Adding a webhook: where calls go and what they tell. What was typed stays where something is wrong. */
import type { FC } from 'hono/jsx'
import { eventTypes, usualEvents } from '../../webhooks/events.ts'
import { Field } from '../components/field.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { webhooksPath } from './webhook-paths.ts'

export type TypedWebhook = { url: string; events: readonly string[] }

type FormProps = { page: PageContext; typed?: TypedWebhook; error?: string }

const nothing: TypedWebhook = { url: '', events: usualEvents }

export const WebhookForm: FC<FormProps> = ({ page: { site }, typed = nothing, error }) => (
  <form method="post" action={site.path(webhooksPath)}>
    <Field
      id="webhook-url"
      label="Where calls go"
      hint="https, and a public place."
      error={error}
      control={(described) => (
        <input
          type="url"
          name="url"
          required
          maxlength={2_000}
          value={typed.url}
          placeholder="https://hooks.example.org/paperboy"
          {...described}
        />
      )}
    />
    <fieldset>
      <legend>What they tell</legend>
      <div class="choices">
        {eventTypes.map((type) => (
          <label class="choice">
            <input
              type="checkbox"
              name="events"
              value={type}
              checked={typed.events.includes(type) || undefined}
            />
            <code>{type}</code>
          </label>
        ))}
      </div>
    </fieldset>
    <p class="actions">
      <button type="submit">Add the webhook</button>
    </p>
  </form>
)

export const WrongWebhookPage: FC<Required<FormProps>> = ({ page, typed, error }) => (
  <Layout page={{ ...page, tag: 'en' }} title="Add a webhook">
    <h1>Add a webhook</h1>
    <WebhookForm page={page} typed={typed} error={error} />
  </Layout>
)
