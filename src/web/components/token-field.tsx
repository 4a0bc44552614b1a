/** Where ADMIN_TOKEN is typed: at the desk's door and at the pages of whoever runs the service. */
import type { FC } from 'hono/jsx'
import { Field } from './field.tsx'

export const TokenField: FC<{ label: string; error: string | undefined }> = ({ label, error }) => (
  <Field
    id="token"
    label={label}
    error={error}
    control={(described) => (
      <input type="password" name="token" required autocomplete="current-password" {...described} />
    )}
  />
)
