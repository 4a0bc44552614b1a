/** When and how a reader gets their digest: the checks that every door shares. A field left out or
 * blank is undefined, so that the caller decides what stands in for it. */
import { z } from 'zod'
import { canonicalTimeZone } from '../lib/time-zone.ts'
import { choiceWords } from '../locales/spoken.ts'
import type {
  AbstractLength,
  EditionTiming,
  Rhythm,
  Strictness,
  TranslationChoice,
} from '../storage/schema/subscribers.ts'
import type { ChoiceField, ChoiceProblem } from './invalid-choices.ts'

const rhythms = ['daily', 'weekdays', 'weekly'] as const satisfies Rhythm[]
export const numberChoices = [3, 5, 8, 12, 20] as const
export const strictnesses = ['everything', 'clear', 'strongest'] as const satisfies Strictness[]
export const abstractLengths = ['titles', 'short', 'full'] as const satisfies AbstractLength[]
export const translationChoices = [
  'original',
  'translated',
  'both',
] as const satisfies TranslationChoice[]

export const editionTimings = ['published', 'digest'] as const satisfies EditionTiming[]

const blank = (value: unknown) =>
  value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value

/** Digits only: Number() would take `0x7`, `7e0` and true. */
const whole = (words: { error: () => string }) =>
  z.union([z.number(), z.string().regex(/^\s*\d{1,4}\s*$/, words)], words).transform(Number)

const timezone = z.string().transform((zone, context) => {
  const name = canonicalTimeZone(zone.trim())
  if (name !== null) return name
  context.addIssue({ code: 'custom', message: choiceWords.timezone(zone.slice(0, 60)) })
  return z.NEVER
})

const locale = z.string().transform((tag, context) => {
  const name = canonicalLocale(tag.trim())
  if (name !== null) return name
  context.addIssue({ code: 'custom', message: choiceWords.locale })
  return z.NEVER
})

const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional())

// Asked for when it is said: a problem is told in the language of its form (locales/spoken.ts).
const hour = { error: () => choiceWords.hour }
const weekday = { error: () => choiceWords.weekday }
const rhythm = { error: () => choiceWords.rhythm }
const editionTiming = { error: () => choiceWords.editionTiming }
export const settingsSchema = z.object({
  locale: optional(locale),
  timezone: optional(timezone),
  hour: optional(whole(hour).pipe(z.int(hour).min(0, hour).max(23, hour))),
  rhythm: optional(z.enum(rhythms, rhythm)),
  weekday: optional(whole(weekday).pipe(z.int(weekday).min(1, weekday).max(7, weekday))),
  editionTiming: optional(z.enum(editionTimings, editionTiming)),
})
/** Everything optional: what a form or a row of a file says of slot, editions and language. */
export type Settings = z.output<typeof settingsSchema>

/** The settings that were given, so that spreading them over others changes nothing else, and a
 * problem a field that is wrong. */
export function readSettings<T extends z.ZodObject>(
  schema: T,
  given: unknown,
): { settings: Partial<z.output<T>>; problems: ChoiceProblem[] } {
  const parsed = schema.safeParse(given)
  if (parsed.success) {
    const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
    return { settings: Object.fromEntries(given) as Partial<z.output<T>>, problems: [] }
  }
  const fields = new Map<string, ChoiceProblem>()
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0])
    if (!fields.has(field)) fields.set(field, { field: field as ChoiceField, message })
  }
  return { settings: {}, problems: [...fields.values()] }
}

function canonicalLocale(tag: string): string | null {
  try {
    return tag.length <= 35 ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null
  } catch {
    return null
  }
}
