/** A paper typed by hand, when it was pasted and not found anywhere. */
import type { FC } from 'hono/jsx'
import { Notice } from '../components/notice.tsx'
import type { PageContext } from '../page-context.ts'
import { typedFields } from './desk-typed.ts'

type ByHandProps = { page: PageContext; action: string; typed: string | null }

export const DeskByHand: FC<ByHandProps> = ({ page: { words, site }, action, typed }) => {
  const given = typedFields(typed ?? '')
  return (
    <details class="fold" open={typed !== null || undefined}>
      <summary>{words.desk.byHand}</summary>
      {typed !== null && (
        <Notice>
          <p>{words.desk.notFound}</p>
          <p class="small" dir="auto">
            {typed}
          </p>
        </Notice>
      )}
      <form method="post" action={site.path(action)}>
        <HandField name="title" label={words.desk.paperTitle} value={given.title} required />
        <HandField name="authors" label={words.desk.authors} value={given.authors} />
        <HandField name="address" label={words.desk.address} value={given.address} />
        <p class="field">
          <label for="hand-abstract">{words.desk.abstract}</label>
          <textarea id="hand-abstract" name="abstract" rows={5} />
        </p>
        <button type="submit">{words.desk.take}</button>
      </form>
    </details>
  )
}

type FieldProps = { name: string; label: string; value: string; required?: boolean }

const HandField: FC<FieldProps> = ({ name, label, value, required }) => (
  <p class="field">
    <label for={`hand-${name}`}>{label}</label>
    <input
      id={`hand-${name}`}
      name={name}
      value={value}
      required={required || undefined}
      maxlength={1000}
    />
  </p>
)
