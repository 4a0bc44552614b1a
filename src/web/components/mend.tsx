/** What keeps a form from being sent, each line leading to its field. It takes the focus, so that it
 * is seen and heard on a phone where the field is screens away, also with scripts off. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'
import { pickerId } from './tag-picker.tsx'

type MendProps = {
  page: PageContext
  /** By field, one problem a line; `form` is about no field. */
  errors: Partial<Record<string, string>>
  /** About the whole form. */
  problem?: string | undefined
  /** What stands over the list instead of "Not sent yet". */
  title?: string
}

/** Fields whose id is not their name. */
const targets: Partial<Record<string, string>> = { tags: pickerId, trap: 'fax' }

/** As the fields stand on the pages; what is not named stands first. */
const order = [
  ...[
    'interests',
    'tags',
    'author',
    'query',
    'mute',
    'email',
    'timezone',
    'hour',
    'rhythm',
    'weekday',
  ],
  ...['trap', 'number', 'abstractLength'],
]

/** More are not read; what is left shows when the form is sent again. */
const mostLines = 12

export const Mend: FC<MendProps> = ({ page, errors, problem, title }) => {
  const { form, ...fields } = errors
  const said = problem ?? form
  const lines = Object.entries(fields)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .flatMap(([field, text]) =>
      (text ?? '').split('\n').map((line) => ({ target: targets[field] ?? field, line })),
    )
    .slice(0, mostLines)
  if (said === undefined && lines.length === 0) return null
  return (
    <div class="notice bad" role="alert" tabindex={-1} autofocus>
      <p>{said ?? title ?? page.words.form.mend}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map(({ target, line }) => (
            <li>
              <a href={`#${target}`}>{line}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
