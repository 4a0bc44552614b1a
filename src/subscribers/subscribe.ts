/** Somebody asks for a digest at an address. The answer is the same whatever the address's state; a
 * letter to the address says the rest. Nothing is sent to suppressed addresses. */
import { sql } from 'drizzle-orm'
import type { EmailAddress } from '../lib/email-address.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { type SignupChoices, subscribers } from '../storage/schema/subscribers.ts'
import { admitAddress } from './admit-address.ts'
import { type ChoicesInput, readChoices, storeChoices } from './choices.ts'
import { currentWording, hashOrigin, recordConsents } from './consent.ts'
import type { SignupPolicy } from './ports.ts'
import type { Subscriber } from './read-subscriber.ts'
import { amendSignup, openSignup } from './signup-row.ts'
import { moveState } from './states.ts'
import { findSuppressed } from './suppression.ts'
import { type LetterDeps, mayWriteTo, writeConfirm, writeLink } from './write-letters.ts'

export type SubscribeDeps = LetterDeps & {
  db: Db
  keys: KeyRing
  calendar: Calendar
  signup: SignupPolicy
  /** Zone for forms that tell none. */
  defaultTimezone: string
}

export type SubscribeInput = ChoicesInput & {
  email: string
  /** Network address of the client; only its keyed hash is kept. */
  origin?: string | null
  /** Named by the operator, who saw no form. */
  byOperator?: boolean
}

/** Throws `InvalidChoices` for what is wrong with the form, `forbidden` when sign-up is closed. */
export async function subscribe(deps: SubscribeDeps, input: SubscribeInput): Promise<void> {
  const { parsed, problems } = admitAddress(deps.signup, input.email)
  const read = readChoices(input)
  read.problems.unshift(...problems)
  await deps.db.transaction(async (tx) => {
    const at = await deps.calendar.now(tx)
    const choices = await storeChoices(tx, read, { defaultTimezone: deps.defaultTimezone, at })
    if (!parsed.ok) return
    const { origin, byOperator = false } = input
    await takeUp(deps, tx, { address: parsed, choices, at, origin, byOperator })
  })
}

type Asked = {
  address: EmailAddress
  choices: SignupChoices
  at: Date
  origin: string | null | undefined
  byOperator: boolean
}

async function takeUp(deps: SubscribeDeps, tx: Tx, asked: Asked): Promise<void> {
  const { key } = asked.address
  const suppressed = await findSuppressed({ db: tx, keys: deps.keys }, [key])
  if (suppressed.size > 0) return
  const subscriber = await lockOrCreate(tx, asked)
  const state = moveState(subscriber.state, 'sign-up')
  if (state === 'confirmed') {
    await writeLink(deps, tx, { subscriberId: subscriber.id, reason: 'already-reading' })
    return
  }
  const subscriberId = subscriber.id
  // A letter that is on its way must stay good: without a new one its own signup takes the choices.
  const writes = await mayWriteTo(deps, tx, subscriberId)
  const keep = writes ? openSignup : amendSignup
  const signupId = await keep(tx, { subscriberId, choices: asked.choices, at: asked.at })
  await recordConsents(tx, [
    {
      subscriberId,
      event: asked.byOperator ? 'asked' : 'signed-up',
      at: asked.at,
      wordingVersion: asked.byOperator ? currentWording.ask : currentWording.form,
      originHash: hashOrigin(deps.keys, asked.origin),
    },
  ])
  if (writes) await writeConfirm(deps, tx, { subscriberId, signupId })
}

/** A spelling that has confirmed stays; one that has not gives way to the newest. */
async function lockOrCreate(tx: Tx, { address, choices, at }: Asked): Promise<Subscriber> {
  const { locale, timezone, hour, rhythm, weekday } = choices
  const slot = { locale, timezone, hour, rhythm, weekday }
  const state = moveState('absent', 'sign-up')
  const [row] = await tx
    .insert(subscribers)
    .values({
      email: address.address,
      emailKey: address.key,
      state,
      ...slot,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoUpdate({
      target: subscribers.emailKey,
      set: {
        email: sql`case when ${subscribers.state} = 'pending' then excluded.email else ${subscribers.email} end`,
      },
    })
    .returning()
  return row as Subscriber
}
