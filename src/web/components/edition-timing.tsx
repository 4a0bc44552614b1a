/** When editions come: the moment they are published, or with the digest. Shown to who follows one. */
import type { FC } from 'hono/jsx'
import type { EditionTiming } from '../../storage/schema/subscribers.ts'
import type { Preferences } from '../../subscribers/read-preferences.ts'
import { editionTimings } from '../../subscribers/settings.ts'
import type { PageContext } from '../page-context.ts'

export type EditionTimingValues = {
  /** Null: it is left to the rule, published for who follows nothing else. */
  timing: EditionTiming | null
  /** An edition is followed already; else the field shows once one is ticked. */
  follows: boolean
}

type TimingProps = {
  page: PageContext
  values: EditionTimingValues
  error: string | undefined
}

export const EditionTimingField: FC<TimingProps> = ({ page, values, error }) => {
  const { timing: words } = page.words.editions
  const { timing, follows } = values
  return (
    <fieldset
      class={follows || error !== undefined ? 'field' : 'field if-edition'}
      id="editionTiming"
      tabindex={-1}
    >
      <legend class="label">{words.title}</legend>
      <div class="choices">
        {editionTimings.map((one) => (
          <label class="choice">
            <input type="radio" name="editionTiming" value={one} checked={one === timing} />
            <span>{words.choices[one]}</span>
          </label>
        ))}
      </div>
      {error && <span class="wrong">{error}</span>}
      <span class="hint">
        {words.hint} {timing === null && words.rule}
      </span>
    </fieldset>
  )
}

/** What holds for a reader, said or not. */
export function timingOf({ interests, editionTiming }: Preferences): EditionTimingValues {
  const followed = interests.filter(({ level }) => level !== 'mute')
  const editions = followed.filter((one) => one.kind === 'tag' && one.isEdition)
  const follows = editions.length > 0
  const usual = editions.length === followed.length ? 'published' : 'digest'
  return { timing: editionTiming ?? (follows ? usual : null), follows }
}

export const timingFrom = (typed: string): EditionTiming | null =>
  editionTimings.find((one) => one === typed) ?? null
