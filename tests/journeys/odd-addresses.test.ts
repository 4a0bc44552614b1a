/** Odd addresses through the form, the file and the provider: what is refused at the door is told in
 * words, and what passes it reaches the payload as it was typed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { resendTransport } from '../support/delivery-world.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { openTown, type Town } from './town.ts'

let town: Town
let standIn: ResendStandIn
let folder: string
const now = new Date('2099-05-18T15:00:00Z')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-odd-'))
  standIn = await startResendStandIn()
  town = await openTown({ transport: () => resendTransport(standIn) })
}, 120_000)
afterAll(async () => {
  await town.close()
  await standIn.close()
  await rm(folder, { recursive: true })
})

const refused: Array<[string, string, RegExp]> = [
  ['quotes', '"ada lovelace"@lab.example', /before the @ is not part/],
  ['a quote that would end a header', 'ada"<eve@lab.example', /before the @ is not part/],
  ['unicode before the @', 'адa@lab.example', /before the @ is not part/],
  ['320 characters', `${'a'.repeat(64)}@${'b'.repeat(255)}`, /after the @ is not a mail domain/],
  ['320 characters, most before the @', `${'a'.repeat(307)}@lab.example`, /longer than 64/],
  [
    '255 characters',
    `${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(3)}example`,
    /longer than 254/,
  ],
]

const taken: Array<[string, string, string]> = [
  ['an apostrophe and a plus', "o'brien+arxiv@lab.example", "o'brien+arxiv@lab.example"],
  [
    'every sign that RFC 5322 allows',
    '!#$%&*+/=?^_`{|}~-x@lab.example',
    '!#$%&*+/=?^_`{|}~-x@lab.example',
  ],
  ['unicode in the domain', 'ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ['64 characters before the @', `${'a'.repeat(64)}@lab.example`, `${'a'.repeat(64)}@lab.example`],
]

const subscribe = (email: string) =>
  town.request(
    now,
    '/subscribe',
    new URLSearchParams([
      ['email', email],
      ['tag', 'cs.CL'],
    ]),
  )

describe('an address with', () => {
  it.each(refused)('%s is refused by the form, in words', async (_, email, words) => {
    const answer = await subscribe(email)
    expect(answer.status).toBe(400)
    expect((await answer.text()).replace(/&quot;/g, '"')).toMatch(words)
  })

  it('any of these is skipped by the import, each row with its reason, and the others come in', async () => {
    const file = join(folder, 'readers.csv')
    const well = taken.map(([, email]) => email.replace('@', '@list.'))
    const quoted = [...refused.map(([, email]) => email), ...well]
    const rows = quoted.map((email) => `"${email.replaceAll('"', '""')}",cs.CL,a list`)
    await writeFile(file, ['email,tags,consent_source', ...rows, ''].join('\n'))
    const asked = { file, tags: [], overwrite: false, dryRun: false }
    const idle = new AbortController().signal
    const report = await town.app.services.importSubscribers(fixedCalendar(now), asked, idle)
    expect(report.created).toBe(taken.length)
    for (const [index, [, , words]] of refused.entries()) {
      expect(report.skipped[index]?.why).toMatch(words)
    }
    expect(report.skipped).toHaveLength(refused.length)
  })

  it.each(taken)('%s gets its letter', async (_, email, address) => {
    expect((await subscribe(email)).status).toBe(200)
    await town.tick(now)
    expect(standIn.taken.at(-1)?.to).toEqual([address])
  })
})
