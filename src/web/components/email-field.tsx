/** The one field of a form that asks for an address. */
import type { FC } from 'hono/jsx'
import { Field } from './field.tsx'

type EmailFieldProps = { label: string; email: string; hint?: string; error?: string | undefined }

export const EmailField: FC<EmailFieldProps> = ({ label, email, hint, error }) => (
  <Field
    id="email"
    label={label}
    hint={hint}
    error={error}
    control={(described) => (
      <input
        type="email"
        name="email"
        value={email}
        required
        maxlength={254}
        autocomplete="email"
        inputmode="email"
        autofocus={(hint === undefined && error !== undefined) || undefined}
        {...described}
      />
    )}
  />
)
