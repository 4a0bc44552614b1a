/** Zone, hour, rhythm and weekday, for the sign-up form and the preferences. */
import { html } from 'hono/html'
import type { FC } from 'hono/jsx'
import { canonicalTimeZone } from '../../lib/time-zone.ts'
import type { Rhythm } from '../../storage/schema/subscribers.ts'
import { defaultHour, sameDayHour } from '../../subscribers/default-hour.ts'
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
  /** The moment the page is shown. */
  at: Date
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
const cityOf = (zone: string): string => (zone.split('/').pop() ?? zone).replaceAll('_', ' ')

/** The name of an ISO weekday, 1 is Monday (2024-01-01 was one). */
const weekdayName = (weekday: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  )

export const ScheduleFields: FC<ScheduleProps> = ({
  page,
  at,
  values,
  errors,
  guess,
  autoHour,
}) => (
  <>
    <div class="row">
      <ZoneField page={page} at={at} zone={values.timezone} error={errors.timezone} guess={guess} />
      <HourField
        page={page}
        at={at}
        zone={canonicalTimeZone(values.timezone)}
        hour={values.hour}
        error={errors.hour}
        auto={autoHour}
      />
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

/** "It is now Saturday 13:48 there.", so that a wrong zone is seen; the script keeps it in step. */
function clockLine({ words, locale }: PageContext, zone: string | null, at: Date): string {
  if (zone === null) return ''
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return words.form.clock.replace('{time}', format.format(at))
}

/** "At 07:00 in Seoul you get the papers announced the day before; from 15:00 the same day's." */
function hourLine({ words }: PageContext, zone: string | null, hour: number | null, at: Date) {
  if (zone === null) return ''
  const [chosen, same] = [hour ?? defaultHour(zone, at), sameDayHour(zone, at)]
  const line = chosen < same ? words.form.hourLate : words.form.hourSame
  return line
    .replace('{hour}', hourName(chosen))
    .replace('{same}', hourName(same))
    .replace('{city}', cityOf(zone))
}

type ZoneProps = One<{ at: Date; zone: string; guess: boolean }>

const ZoneField: FC<ZoneProps> = ({ page, at, zone, error, guess }) => (
  <Field
    id="timezone"
    label={page.words.form.timezone}
    hint={
      <span data-clock={page.words.form.clock}>{clockLine(page, canonicalTimeZone(zone), at)}</span>
    }
    error={error}
    control={(described) => (
      <select name="timezone" {...described} data-guess={guess || undefined}>
        {zonesWith(zone).map((one) =>
          // Over a hundred: HTML lets the closing tags be left out.
          one === zone ? html`<option selected>${one}` : html`<option>${one}`,
        )}
      </select>
    )}
  />
)

type HourProps = One<{ at: Date; zone: string | null; hour: number | null; auto: boolean }>

const HourField: FC<HourProps> = ({ page, at, zone, hour, error, auto }) => (
  <Field
    id="hour"
    label={page.words.form.hour}
    hint={
      <span data-late={page.words.form.hourLate} data-same={page.words.form.hourSame}>
        {hourLine(page, zone, hour, at)}
      </span>
    }
    error={error}
    control={(described) => (
      <select name="hour" {...described}>
        {auto && (
          <option value="" selected={hour === null} data-best={page.words.form.hourAuto}>
            {page.words.form.hourAuto.replace('{hour}', hourName(defaultHour(zone ?? 'UTC', at)))}
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
  <fieldset class="field" id="rhythm" tabindex={-1}>
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
