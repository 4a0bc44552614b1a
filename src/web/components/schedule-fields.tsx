/** Zone, hour, rhythm and weekday, for the sign-up form and the preferences. */
import type { FC } from 'hono/jsx'
import type { Rhythm } from '../../storage/schema/subscribers.ts'
import { commonZones } from '../common-zones.ts'
import type { PageContext } from '../page-context.ts'
import { Field } from './field.tsx'

export type ScheduleValues = {
  timezone: string
  /** Null: the first full hour after the day's papers arrive in the zone. */
  hour: number | null
  rhythm: Rhythm
  weekday: number
}

type ScheduleProps = {
  page: PageContext
  values: ScheduleValues
  errors: Partial<Record<string, string>>
  /** The script may put the browser's zone in. */
  guess: boolean
  /** Whether the hour may be left to us. */
  autoHour: boolean
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const isoWeekdays = [1, 2, 3, 4, 5, 6, 7]
const rhythms: Rhythm[] = ['daily', 'weekdays', 'weekly']

const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** The name of an ISO weekday, 1 is Monday (2024-01-01 was one). */
const weekdayName = (weekday: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  )

export const ScheduleFields: FC<ScheduleProps> = ({ page, values, errors, guess, autoHour }) => (
  <>
    <div class="row">
      <ZoneField page={page} zone={values.timezone} error={errors.timezone} guess={guess} />
      <HourField page={page} hour={values.hour} error={errors.hour} auto={autoHour} />
    </div>
    <RhythmField page={page} rhythm={values.rhythm} error={errors.rhythm} guess={guess} />
    <div class="if-weekly">
      <WeekdayField page={page} weekday={values.weekday} error={errors.weekday} />
    </div>
  </>
)

/** A zone that is set but not common stands first. */
const zonesWith = (zone: string): readonly string[] =>
  commonZones.some((one) => one === zone) ? commonZones : [zone, ...commonZones]

type One<T> = { page: PageContext; error: string | undefined } & T

const ZoneField: FC<One<{ zone: string; guess: boolean }>> = ({ page, zone, error, guess }) => (
  <Field
    id="timezone"
    label={page.words.form.timezone}
    hint={<span data-clock={page.words.form.clock} />}
    error={error}
    control={(described) => (
      <select name="timezone" {...described} data-guess={guess || undefined}>
        {zonesWith(zone).map((one) => (
          <option selected={one === zone || undefined}>{one}</option>
        ))}
      </select>
    )}
  />
)

const HourField: FC<One<{ hour: number | null; auto: boolean }>> = ({
  page,
  hour,
  error,
  auto,
}) => (
  <Field
    id="hour"
    label={page.words.form.hour}
    hint={auto ? page.words.form.hourHint : undefined}
    error={error}
    control={(described) => (
      <select name="hour" {...described}>
        {auto && (
          <option value="" selected={hour === null}>
            {page.words.form.hourAuto}
          </option>
        )}
        {hours.map((one) => (
          <option value={one} selected={one === hour}>
            {hourName(one)}
          </option>
        ))}
      </select>
    )}
  />
)

const RhythmField: FC<One<{ rhythm: Rhythm; guess: boolean }>> = ({
  page,
  rhythm,
  error,
  guess,
}) => (
  <fieldset class="field">
    <legend class="label">{page.words.form.rhythm}</legend>
    <div class="choices">
      {rhythms.map((one) => (
        <label class="choice">
          <input
            type="radio"
            name="rhythm"
            value={one}
            checked={one === rhythm}
            data-guess={(guess && one === 'daily') || undefined}
          />
          <span>{page.words.form.rhythms[one]}</span>
        </label>
      ))}
    </div>
    {error && <span class="wrong">{error}</span>}
    <span class="hint">{page.words.form.rhythmHint}</span>
  </fieldset>
)

const WeekdayField: FC<One<{ weekday: number }>> = ({ page, weekday, error }) => (
  <Field
    id="weekday"
    label={page.words.form.weekday}
    error={error}
    control={(described) => (
      <select name="weekday" {...described}>
        {isoWeekdays.map((one) => (
          <option value={one} selected={one === weekday}>
            {weekdayName(one, page.locale)}
          </option>
        ))}
      </select>
    )}
  />
)
