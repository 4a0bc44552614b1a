/** A small button of the desk: what it does, and to which paper it does it. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

type ActProps = {
  page: PageContext
  act: string
  label: string
  title: string
  /** What one comes for; the others are quiet. */
  isMain?: boolean
}

export const DeskAct: FC<ActProps> = ({ page, act, label, title, isMain = false }) => (
  <button
    type="submit"
    name="act"
    value={act}
    class={isMain ? 'slim' : 'plain slim'}
    aria-label={page.words.desk.of(label, title)}
  >
    {label}
  </button>
)
