import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirm } from '../../src/subscribers/confirm.ts'
import { importSubscribers } from '../../src/subscribers/import-subscribers.ts'
import { leave } from '../../src/subscribers/leave.ts'
import type { Subscriber } from '../../src/subscribers/read-subscriber.ts'
import { renewSignup } from '../../src/subscribers/renew-signup.ts'
import { requestLink } from '../../src/subscribers/request-link.ts'
import {
  allStates,
  moveState,
  type State,
  type SubscriberEvent,
  stateAfter,
} from '../../src/subscribers/states.ts'
import { subscribe } from '../../src/subscribers/subscribe.ts'
import { openScene, type Scene } from './scene.ts'

const events: SubscriberEvent[] = [
  'sign-up',
  'confirm',
  'import',
  'change',
  'leave',
  'undo',
  'erase',
]

describe('the table of states', () => {
  it('in every order of six events keeps its promises', () => {
    const walk = (state: State, past: SubscriberEvent[]): number => {
      if (past.length === 6) return 1
      return events.reduce((walks, event) => {
        const next = stateAfter(state, event)
        if (next === null) return walks
        checkMove(state, event, next, past)
        return walks + walk(next, [...past, event])
      }, 0)
    }
    expect(walk('absent', [])).toBeGreaterThan(5000)
  })

  it('says who cannot do what', () => {
    for (const state of allStates) {
      for (const event of events) {
        const next = stateAfter(state, event)
        if (next) expect(moveState(state, event)).toBe(next)
        else expect(() => moveState(state, event)).toThrow(state)
      }
    }
  })
})

/** Who reads has confirmed, been imported, or taken a leaving back that came after one of these. */
function checkMove(state: State, event: SubscriberEvent, next: State, past: SubscriberEvent[]) {
  if (state === 'erased') expect(next).toBe('erased')
  if (event === 'leave') expect(['left', 'erased']).toContain(next)
  if (event === 'erase') expect(next).toBe('erased')
  if (state === 'left' && next === 'confirmed') expect(['confirm', 'undo']).toContain(event)
  if (next === 'confirmed' && state !== 'confirmed') {
    expect(['confirm', 'import', 'undo']).toContain(event)
  }
  if (next === 'pending') expect(past.every((one) => one === 'sign-up')).toBe(true)
}

const acts = [
  'sign up',
  'confirm the newest',
  'confirm the oldest',
  'renew the oldest',
  'import',
  'import over',
  'leave',
  'undo',
  'turn weekly',
  'ask for the link',
  'wait a day',
  'wait eight days',
] as const
type Act = (typeof acts)[number]

describe('a subscriber, whatever happens in whatever order', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
  })
  afterAll(() => scene.close())

  it('moves only as the table allows, and is due only while reading', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 14 }),
        async (list) => {
          run += 1
          const email = `reader${run}@lab.example`
          for (const act of list) await step(scene, email, act)
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})

const eventOf: Record<Act, SubscriberEvent | null> = {
  'sign up': 'sign-up',
  'confirm the newest': 'confirm',
  'confirm the oldest': 'confirm',
  'renew the oldest': null,
  import: 'import',
  'import over': 'import',
  leave: 'leave',
  undo: 'undo',
  'turn weekly': null,
  'ask for the link': null,
  'wait a day': null,
  'wait eight days': null,
}

async function step(scene: Scene, email: string, act: Act): Promise<void> {
  const before = await scene.subscriber(email)
  const lettersBefore = before ? (await scene.lettersOf(before.id)).length : 0
  await scene.ageLetters(3601)
  await perform(scene, email, act)
  const after = await scene.subscriber(email)
  const from: State = before?.state ?? 'absent'
  const to: State = after?.state ?? 'absent'
  const event = eventOf[act]
  if (to !== from) expect(event && stateAfter(from, event)).toBe(to)
  if (!after) return

  expect(after.nextDueAt !== null).toBe(to === 'confirmed')
  checkDue(before, after)
  expect(after.leftAt !== null).toBe(to === 'left')
  if (to === 'confirmed') expect(after.confirmedAt).not.toBeNull()
  const open = (await scene.signupsOf(after.id)).filter(
    (signup) => signup.supersededAt === null && signup.confirmedAt === null,
  )
  expect(open.length).toBeLessThanOrEqual(1)
  if (act === 'leave') expect([to, open.length]).toEqual(['left', 0])
  if (act === 'sign up') expect(open.length).toBe(from === 'confirmed' ? open.length : 1)

  const letters = await scene.lettersOf(after.id)
  const written = letters.slice(lettersBefore)
  expect(written.length).toBeLessThanOrEqual(1)
  for (const letter of written) {
    expect(letter.kind).toBe(to === 'confirmed' ? 'link' : 'confirm')
    expect(['sign up', 'renew the oldest', 'ask for the link']).toContain(act)
  }
}

/** Who is overdue, because nobody has planned here, stays so until a planner comes. */
function checkDue(before: Subscriber | null, after: Subscriber): void {
  if (!after.nextDueAt || after.nextDueAt.getTime() === before?.nextDueAt?.getTime()) return
  expect(after.nextDueAt.getTime()).toBeGreaterThan(after.updatedAt.getTime())
}

async function perform(scene: Scene, email: string, act: Act): Promise<void> {
  const { deps, clock } = scene
  const row = await scene.subscriber(email)
  const signups = row ? await scene.signupsOf(row.id) : []
  const subscriberId = row?.id ?? 987_654_321
  switch (act) {
    case 'sign up':
      return subscribe(deps, { email, tags: ['clip'], timezone: 'Asia/Seoul' })
    case 'confirm the newest':
      return void (await confirm(deps, { signupId: signups.at(-1)?.id ?? 987_654_321 }))
    case 'confirm the oldest':
      return void (await confirm(deps, { signupId: signups[0]?.id ?? 987_654_321 }))
    case 'renew the oldest':
      return void (await renewSignup(deps, { signupId: signups[0]?.id ?? 987_654_321 }))
    case 'import':
    case 'import over':
      return importOne(scene, email, act === 'import over')
    case 'leave':
      return void (await leave(deps, { subscriberId }))
    case 'undo':
      return void (await leave(deps, { subscriberId, action: 'undo' }))
    case 'turn weekly':
      return void (await leave(deps, { subscriberId, action: 'weekly' }))
    case 'ask for the link':
      return requestLink(deps, { email })
    default:
      clock.now = new Date(clock.now.getTime() + (act === 'wait a day' ? 1 : 8) * 24 * 3_600_000)
  }
}

async function importOne(scene: Scene, email: string, overwrite: boolean): Promise<void> {
  async function* content() {
    yield new TextEncoder().encode(`email,tags,consent_source\n${email},diffusion,list\n`)
  }
  await importSubscribers(scene.deps, { content: content(), tags: [], overwrite, dryRun: false })
}
