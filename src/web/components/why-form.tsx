/** After leaving or wanting less: why, for those who like to say. */
import type { FC } from 'hono/jsx'
import { leavingReasonNames } from '../../subscribers/keep-leaving-reason.ts'
import type { PageContext } from '../page-context.ts'
import { Field } from './field.tsx'

type Props = { page: PageContext; action: string; did: string; problem?: string | undefined }

export const WhyForm: FC<Props> = ({ page, action, did, problem }) => {
  const { why } = page.words
  return (
    <form method="post" action={action} class="step">
      <fieldset class="switches" aria-describedby="why-text">
        <legend>
          <h2>{why.title}</h2>
        </legend>
        <p class="quiet" id="why-text">
          {why.text}
        </p>
        {leavingReasonNames.map((name) => (
          <label>
            <input type="radio" name="reason" value={name} />
            <span>{why.reasons[name]}</span>
          </label>
        ))}
      </fieldset>
      <Field
        id="comment"
        label={why.comment}
        error={problem}
        control={(described) => <textarea name="comment" rows={2} maxlength={500} {...described} />}
      />
      <input type="hidden" name="did" value={did} />
      <p class="actions">
        <button type="submit" class="plain" name="action" value="why">
          {why.send}
        </button>
      </p>
    </form>
  )
}
