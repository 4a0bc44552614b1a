/** The rows of imported readers, written many at a time. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Tx } from '../../storage/database.ts'
import { subscribers } from '../../storage/schema/subscribers.ts'
import { slotChoices } from '../choices.ts'
import { movesSlots, nextDue } from '../next-due.ts'
import type { Subscriber } from '../read-subscriber.ts'
import { moveState } from '../states.ts'
import type { Overwritten } from './overwrite-row.ts'
import type { ImportRow } from './read-row.ts'

/** `at` is the calendar's moment. */
export type ImportContext = {
  at: Date
  defaultTimezone: string
  /** Days after which the nth of these new readers begins to read: first digests are paced so. */
  daysLater: (nth: number) => number
}

/** The rows that became readers. Who signs up by form at this very moment is left to them. */
export async function insertReaders(
  tx: Tx,
  rows: ImportRow[],
  context: ImportContext,
): Promise<Array<{ row: ImportRow; subscriberId: number }>> {
  if (rows.length === 0) return []
  const at = sql`${context.at.toISOString()}::timestamptz`
  const readers = rows.map(slotOf(context))
  const column = (of: (reader: (typeof readers)[number]) => string | number | Date | null) =>
    arrayLiteral(readers.map(of))
  const inserted = await tx.execute<{ id: number; key: string }>(sql`
    insert into ${subscribers} (email, email_key, locale, timezone, hour, rhythm, weekday,
      edition_timing, consent_source, cutoff, next_due_at, state, confirmed_at, created_at, updated_at)
    select *, ${moveState('absent', 'import')}, ${at}, ${at}, ${at} from unnest(
      ${column(({ row }) => row.address)}::text[],
      ${column(({ row }) => row.key)}::text[],
      ${column(({ locale }) => locale)}::text[],
      ${column(({ timezone }) => timezone)}::text[],
      ${column(({ hour }) => hour)}::smallint[],
      ${column(({ rhythm }) => rhythm)}::text[],
      ${column(({ weekday }) => weekday)}::smallint[],
      ${column(({ editionTiming }) => editionTiming ?? null)}::text[],
      ${column(({ row }) => row.consentSource)}::text[],
      ${column(({ from }) => from)}::timestamptz[],
      ${column(({ due }) => due)}::timestamptz[])
    on conflict (email_key) do nothing
    returning id, email_key as key`)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return inserted.flatMap(({ id, key }) => {
    const row = byKey.get(key)
    return row ? [{ row, subscriberId: id }] : []
  })
}

/** When each begins. Files have few zones and hours: a slot is looked for once a page, not once a row. */
function slotOf(context: ImportContext) {
  const { at, daysLater } = context
  const known = new Map<string, { from: Date; due: Date }>()
  return (row: ImportRow, nth: number) => {
    const slot = slotChoices(row.settings, context)
    const days = daysLater(nth)
    const name = [days, slot.timezone, slot.hour, slot.rhythm, slot.weekday].join(' ')
    let begins = known.get(name)
    if (!begins) {
      const from = new Date(at.getTime() + days * 86_400_000)
      const fresh = { lastSlotAt: null, lastPeriod: null, pausedUntil: null }
      begins = { from, due: nextDue({ ...slot, ...fresh }, from) }
      known.set(name, begins)
    }
    return { row, ...slot, ...begins }
  }
}

type Updates = {
  takeUp: Array<{ row: ImportRow; subscriber: Subscriber }>
  changes: Array<{ subscriber: Subscriber } & Pick<Overwritten, 'settings'>>
}

/** Those who signed up and never confirmed begin to read; readers get other settings. */
export async function updateReaders(
  tx: Tx,
  { takeUp, changes }: Updates,
  { at }: ImportContext,
): Promise<void> {
  const state = moveState('pending', 'import')
  const rows = [
    ...takeUp.map(({ row, subscriber }) => {
      const after = { ...subscriber, ...row.settings }
      return { ...settingsOf(after), state, source: row.consentSource, due: nextDue(after, at) }
    }),
    ...changes.map(({ subscriber, settings }) => {
      const after = { ...subscriber, ...settings }
      const due = movesSlots(subscriber, after) ? nextDue(after, at) : subscriber.nextDueAt
      return {
        ...settingsOf(after),
        state: moveState(subscriber.state, 'import'),
        source: null,
        due,
      }
    }),
  ]
  if (rows.length === 0) return
  const now = sql`${at.toISOString()}::timestamptz`
  await tx.execute(sql`
    update subscribers s set
      locale = r.locale, timezone = r.timezone, hour = r.hour, rhythm = r.rhythm,
      weekday = r.weekday, edition_timing = r.timing, state = r.state, next_due_at = r.due, updated_at = ${now},
      consent_source = coalesce(r.source, s.consent_source),
      confirmed_at = case when r.source is null then s.confirmed_at else ${now} end,
      cutoff = case when r.source is null then s.cutoff else ${now} end
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(
      id bigint, locale text, timezone text, hour smallint, rhythm text, weekday smallint,
      timing text, state text, source text, due timestamptz)
    where s.id = r.id`)
}

const settingsOf = ({ editionTiming: timing, ...row }: Subscriber) => {
  const { id, locale, timezone, hour, rhythm, weekday } = row
  return { id, locale, timezone, hour, rhythm, weekday, timing }
}
