/** How much of it: papers in full, how surely they must match, abstracts, language. */
import type { FC } from 'hono/jsx'
import { nameOfLanguage, sameLanguage } from '../../lib/language-tag.ts'
import { languages } from '../../locales/languages.ts'
import type { PapersADay } from '../../matching/count-strictness.ts'
import type {
  AbstractLength,
  Strictness,
  TranslationChoice,
} from '../../storage/schema/subscribers.ts'
import {
  abstractLengths,
  numberChoices,
  strictnesses,
  translationChoices,
} from '../../subscribers/settings.ts'
import type { PageContext } from '../page-context.ts'
import { Field } from './field.tsx'

export type AmountValues = {
  number: number
  strictness: Strictness
  abstractLength: AbstractLength
  locale: string
  /** Null: nothing is translated here. */
  translation: TranslationChoice | null
}

type FieldProps = {
  page: PageContext
  values: AmountValues
  /** Beside each strictness; null while nothing is followed. */
  aDay: PapersADay | null
  errors: Partial<Record<string, string>>
}

/** Languages of series; each as often as it occurs. */
type AmountProps = FieldProps & { editorsWriteIn: readonly string[] }

export const AmountFields: FC<AmountProps> = (props) => {
  const { page, values, aDay, errors } = props
  const { preferences } = page.words
  return (
    <>
      <StrictnessField page={page} values={values} aDay={aDay} errors={errors} />
      <div class="row">
        <Field
          id="number"
          label={preferences.number}
          hint={preferences.numberHint}
          error={errors.number}
          control={(described) => (
            <select name="number" {...described}>
              {numberChoices.map((one) => (
                <option value={one} selected={one === values.number}>
                  {one}
                </option>
              ))}
            </select>
          )}
        />
        <Field
          id="abstractLength"
          label={preferences.abstracts}
          error={errors.abstractLength}
          control={(described) => (
            <select name="abstractLength" {...described}>
              {abstractLengths.map((one) => (
                <option value={one} selected={one === values.abstractLength}>
                  {preferences.abstractLengths[one]}
                </option>
              ))}
            </select>
          )}
        />
      </div>
      {languages.length > 1 && <LanguageField {...props} />}
      {values.translation !== null && (
        <TranslationField page={page} values={values} errors={errors} />
      )}
    </>
  )
}

const StrictnessField: FC<FieldProps> = ({ page, values, aDay, errors }) => {
  const { preferences } = page.words
  return (
    <fieldset class="field" id="strictness" tabindex={-1}>
      <legend class="label">{preferences.strictness}</legend>
      <div class="choices">
        {strictnesses.map((one) => (
          <label class="choice">
            <input type="radio" name="strictness" value={one} checked={one === values.strictness} />
            <span>
              {preferences.strictnesses[one]}
              <small data-a-day={one}>{aDay ? preferences.aDay(aDay[one]) : ''}</small>
            </span>
          </label>
        ))}
      </div>
      {errors.strictness && <span class="wrong">{errors.strictness}</span>}
      <span class="hint">{preferences.strictnessHint}</span>
    </fieldset>
  )
}

const LanguageField: FC<AmountProps> = (props) => {
  const { page, values, errors } = props
  const code = values.locale.split('-')[0]
  const others = othersOf(props)
  return (
    <Field
      id="locale"
      label={page.words.form.locale}
      error={errors.locale}
      control={(described) => (
        <select name="locale" {...described}>
          {languages.map((one) => (
            <option value={one.code} lang={one.tag} selected={one.code === code}>
              {one.name}
            </option>
          ))}
          {others.length > 0 && (
            <optgroup label={page.words.preferences.otherLanguages}>
              {others.map((tag) => (
                <option value={tag} lang={tag} selected={tag === values.locale}>
                  {nameOfLanguage(tag, tag)}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    />
  )
}

/** Those in which editors write here, and the reader's own: who came by a file may read any. Letters speak the
 * others. */
const othersOf = ({ values, editorsWriteIn }: Pick<AmountProps, 'values' | 'editorsWriteIn'>) =>
  [...new Set([values.locale, ...editorsWriteIn])].filter(
    (tag) => !languages.some(({ code }) => sameLanguage(code, tag)),
  )

const TranslationField: FC<Omit<FieldProps, 'aDay'>> = ({ page, values, errors }) => {
  const { preferences } = page.words
  return (
    <Field
      id="translation"
      label={preferences.translation}
      hint={preferences.translationHint}
      error={errors.translation}
      control={(described) => (
        <select name="translation" {...described}>
          {translationChoices.map((one) => (
            <option value={one} selected={one === values.translation}>
              {preferences.translations[one]}
            </option>
          ))}
        </select>
      )}
    />
  )
}
