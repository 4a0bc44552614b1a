/** A reader changes their digest. What is left out stays; interests are replaced as one set. The next
 * slot moves with zone, hour and rhythm, and no paper is lost: the cutoff stays where it is. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { PaperboyError } from '../errors.ts'
import { choiceWords } from '../locales/spoken.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { type InterestChoice, readInterestChoices, storeInterests } from './interest-choices.ts'
import { refuse } from './invalid-choices.ts'
import { movesSlots, nextDue } from './next-due.ts'
import { checkPause, longestPauseDays } from './pause.ts'
import { type Preferences, readPreferences } from './read-preferences.ts'
import { lockSubscriber } from './read-subscriber.ts'
import {
  abstractLengths,
  numberChoices,
  readSettings,
  settingsSchema,
  strictnesses,
  translationChoices,
} from './settings.ts'
import { moveState } from './states.ts'

/** As a form has it; a blank field changes nothing. */
export type PreferenceChanges = {
  interests?: InterestChoice[]
  locale?: string
  timezone?: string
  hour?: number | string
  rhythm?: string
  weekday?: number | string
  editionTiming?: string
  number?: number | string
  abstractLength?: string
  strictness?: string
  translation?: string
  /** The first local date with a digest again; null ends the pause. */
  pausedUntil?: string | null
}

// Asked for when it is said: a problem is told in the language of its form (locales/spoken.ts).
const numberWords = { error: () => choiceWords.number(numberChoices) }
const preferencesSchema = settingsSchema.extend({
  number: z
    .union([z.number(), z.string()], numberWords)
    .transform(Number)
    .pipe(z.literal([...numberChoices], numberWords))
    .optional(),
  abstractLength: z.enum(abstractLengths, { error: () => choiceWords.abstractLength }).optional(),
  strictness: z.enum(strictnesses, { error: () => choiceWords.strictness }).optional(),
  translation: z.enum(translationChoices, { error: () => choiceWords.translation }).optional(),
  pausedUntil: z.iso
    .date({ error: () => choiceWords.pause(longestPauseDays) })
    .nullable()
    .optional(),
})

/** Throws `InvalidChoices`; `not-found` when there is no such subscriber; `conflict` when they do not
 * read (any more). Returns the preferences as they are now. */
export async function changePreferences(
  deps: { db: Db; calendar: Calendar },
  input: { subscriberId: number; changes: PreferenceChanges },
): Promise<Preferences> {
  const { settings, problems } = readSettings(preferencesSchema, input.changes)
  return deps.db.transaction(async (tx) => {
    const row = await lockSubscriber(tx, input.subscriberId)
    if (!row) throw new PaperboyError('not-found', 'there is no such subscriber')
    const state = moveState(row.state, 'change')
    const at = await deps.calendar.now(tx)
    const after = { ...row, ...settings }
    if (settings.pausedUntil) checkPause(settings.pausedUntil, after.timezone, at, problems)
    const wanted = input.changes.interests
      ? await readInterestChoices(tx, {
          subscriberId: row.id,
          choices: input.changes.interests,
          problems,
        })
      : null
    refuse(problems)
    if (wanted) await storeInterests(tx, { subscriberId: row.id, wanted, at })
    // What they say of a pause takes the place of ours.
    const ownPause = settings.pausedUntil === undefined ? {} : { pauseReason: null }
    const nextDueAt = movesSlots(row, after) ? nextDue(after, at) : row.nextDueAt
    await tx
      .update(subscribers)
      .set({ ...settings, ...ownPause, state, nextDueAt, undo: null, updatedAt: at })
      .where(eq(subscribers.id, row.id))
    return (await readPreferences({ db: tx }, { subscriberId: row.id })) as Preferences
  })
}
