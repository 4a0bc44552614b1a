/** A labelled field: hint and error are tied to it for those who hear the page. */
import type { Child, FC } from 'hono/jsx'

type Described = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }

type FieldProps = {
  id: string
  label: string
  hint?: Child
  error?: string | undefined
  /** Stands below the error. */
  errorMore?: Child
  /** Draws the control with the attributes that tie it to its texts. */
  control: (described: Described) => Child
}

export const Field: FC<FieldProps> = ({ id, label, hint, error, errorMore, control }) => {
  const texts = [hint && `${id}-hint`, error && `${id}-wrong`].filter(Boolean).join(' ')
  const described: Described = {
    id,
    ...(texts !== '' && { 'aria-describedby': texts }),
    ...(error && { 'aria-invalid': 'true' as const }),
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {control(described)}
      {error && (
        <span class="wrong" id={`${id}-wrong`}>
          {error}
          {errorMore}
        </span>
      )}
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
