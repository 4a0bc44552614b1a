/** What the terminal does to readers and to mail stands in the log, as what the page and the API do. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { auditLog } from '../../src/storage/schema/editorial.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { openTown, type Town } from '../journeys/town.ts'
import { addSubscriber } from '../support/digest-world.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
}, 240_000)
afterAll(() => town?.close())

const silent = { out: async () => {}, note: async () => {} }
const run = (...argv: string[]) =>
  runCommand(town.app.services, { argv, cwd: '.' }, silent, new AbortController().signal)

it('in its own name, readers by number', async () => {
  const { db } = town.app
  const id = await addSubscriber(db, { state: 'confirmed' })
  const [row] = await db.select().from(subscribers).where(eq(subscribers.id, id))
  const email = row?.email ?? ''
  const commands = [
    ['subscriber', 'pause', email],
    ['pause', '--reason', 'a look at the relay'],
    ['resume', '--lane', 'urgent'],
    ['subscriber', 'erase', email],
  ]
  for (const command of commands) expect(await run(...command)).toBe(0)
  expect(await run('subscriber', 'pause', email)).toBe(1)
  const lines = await db.select().from(auditLog).orderBy(auditLog.id)
  expect(lines.map(({ who, act, what }) => `${who}: ${act} ${what}`)).toEqual([
    `command line: reader-pause reader ${id}`,
    'command line: mail-paused both lanes',
    'command line: mail-resumed urgent',
    `command line: reader-erase reader ${id}`,
  ])
  expect(lines[1]?.detail).toEqual({ reason: 'a look at the relay' })
  expect(JSON.stringify(lines)).not.toContain(email)
})
