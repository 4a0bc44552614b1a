/** SpamAssassin gives every kind of letter one point at most (it takes five to be called spam). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { throughSmtp } from './carriers.ts'
import { type SampleLetter, sampleLetters } from './letters.ts'
import { type Received, valuesOf } from './received.ts'
import { hasSpamAssassin, spamVerdicts, type Verdict } from './spam-assassin.ts'

// Nothing may be skipped where the gate runs: .ci/run installs it.
const here = hasSpamAssassin() || Boolean(process.env.CI)

let test: TestDatabase
let letters: SampleLetter[]
let mimes: Received[]
let verdicts: Map<string, Verdict>

describe.skipIf(!here)('SpamAssassin, no network (apt-get install spamassassin)', () => {
  beforeAll(async () => {
    test = await openTestDatabase()
    letters = await sampleLetters(test.db)
    const carried = await throughSmtp(letters)
    const raw = carried.map(({ relayed }) => Buffer.concat([arrival, relayed.raw]))
    verdicts = await spamVerdicts([...raw, Buffer.from(bait)])
    mimes = carried
  }, 120_000)
  afterAll(() => test.close())

  it('is awake: it knows spam when it sees it', () => {
    expect(verdicts.get('<bait@lab.example>')?.score).toBeGreaterThan(5)
  })

  it('gives every letter one point at most', () => {
    const scores = letters.map(({ sample }, index) => {
      const id = valuesOf(mimes[index] as Received, 'message-id')[0] ?? ''
      return { sample, score: Number.NaN, rules: [], ...verdicts.get(id) }
    })
    process.stdout.write(scores.map(lineOf).join(''))
    expect(scores.filter(({ score }) => !(score <= 1))).toEqual([])
  })
})

const lineOf = ({ sample, score, rules }: Verdict & { sample: string }) =>
  `${score.toFixed(1).padStart(5)}  ${sample}: ${rules.map(({ name, score: points }) => `${name} ${points}`).join(', ')}\n`

/** As a mailbox provider gets it from the relay; without, the rules about relays would sleep. */
const arrival = Buffer.from(
  'Received: from mail.lab.example (mail.lab.example [8.8.4.4])\r\n' +
    '\tby mx.example.com (Postfix) with ESMTPS id 4F1A2B3C4D\r\n' +
    `\tfor <reader@example.com>; ${new Date().toUTCString().replace('GMT', '+0000')}\r\n`,
)

/** The string that every spam filter must know. */
const bait = [
  'From: Winner <winner@lab.example>',
  'To: reader@lab.example',
  'Subject: Hello',
  'Date: Tue, 19 May 2026 05:00:00 +0000',
  'Message-ID: <bait@lab.example>',
  '',
  'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X',
  '',
].join('\r\n')
