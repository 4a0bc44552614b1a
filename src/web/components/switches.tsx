/** The switches of a feedback page: those on offer as boxes to tick, those turned each with its undo. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

export type Switch = { key: string; label: string }
/** A null legend: the labels say all. */
export type SwitchGroup = { legend: string | null; switches: Switch[] }

export const SwitchBoxes: FC<{ groups: SwitchGroup[] }> = ({ groups }) => (
  <>
    {groups.map(({ legend, switches }) => (
      <fieldset class="switches">
        {legend && <legend>{legend}</legend>}
        {switches.map(({ key, label }) => (
          <label>
            <input type="checkbox" name="switch" value={key} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    ))}
  </>
)

type TurnedProps = { page: PageContext; action: string; title: string; turned: Switch[] }

export const TurnedSwitches: FC<TurnedProps> = ({ page, action, title, turned }) => (
  <section class="turned">
    <h2>{title}</h2>
    <ul>
      {turned.map(({ key, label }) => (
        <li>
          <span>{label}</span>
          <UndoButton page={page} action={action} what={key} label={label} />
        </li>
      ))}
    </ul>
  </section>
)

type UndoProps = { page: PageContext; action: string; what: string; label: string }

export const UndoButton: FC<UndoProps> = ({ page, action, what, label }) => (
  <form method="post" action={action}>
    <input type="hidden" name="undo" value={what} />
    <button type="submit" class="plain" aria-label={page.words.feedback.undoOf(label)}>
      {page.words.feedback.undo}
    </button>
  </form>
)
