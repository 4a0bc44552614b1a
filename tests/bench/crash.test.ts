/** The crash test in its short form, on the real line; and that its verdict finds what is wrong. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareLedger } from '../../src/bench/crash/compare-ledger.ts'
import { createDealer } from '../../src/bench/crash/deal-moments.ts'
import { judgeLetter } from '../../src/bench/crash/judge-letter.ts'
import { momentsInDeck, noKills, shareBetween } from '../../src/bench/crash/moments.ts'
import { createLots } from '../../src/bench/lots.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { createDeliveryWorld } from '../support/delivery-world.ts'
import { startBin } from '../support/running-paperboy.ts'

const server = process.env.PAPERBOY_TEST_POSTGRES
const deck = Object.values(momentsInDeck).reduce((sum, count) => sum + count, 0)
/** Opening the embedded database again costs seconds, so there each moment once. */
const kills = server ? deck : Object.keys(momentsInDeck).length

describe('bench crash', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pb-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('kills at every moment lose nothing and double nothing', async () => {
    const words = ['bench', 'crash', '--kills', String(kills), '--letters', '1500', '--json']
    const { code, out, err } = await startBin(words, {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        TMPDIR: folder,
        PAPERBOY_SHARED: join(folder, 'absent'),
        ...(server && { PAPERBOY_BENCH_POSTGRES: server }),
      },
    }).ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    const figures = JSON.parse(out)
    // A kill at random may meet a named moment and is counted there.
    for (const moment of Object.keys(momentsInDeck).filter((name) => name !== 'random')) {
      expect({ moment, kills: figures.killsAt[moment] }).not.toEqual({ moment, kills: 0 })
    }
    expect(figures).toMatchObject({
      bench: 'crash',
      database: server ? 'postgres' : 'embedded',
      instances: server ? 2 : 1,
      kills,
      unknown: 0,
      conflicts: 0,
      doubles: 0,
      losses: 0,
    })
    expect(figures.betweenFreezeAndSettle).toBeGreaterThanOrEqual(0.6)
    expect(figures.accepted).toBeGreaterThan(1_000)
    expect(figures.accepted + figures.withdrawn + figures.failed).toBe(figures.letters)
  }, 400_000)
})

describe('its verdict', () => {
  const taking = { key: 'a', body: 'x' }
  it.each([
    ['accepted once under its key', 'accepted', [taking], 'sound'],
    ['accepted and never taken', 'accepted', [], 'lost'],
    ['taken under another key', 'accepted', [{ key: 'b', body: 'x' }], 'double'],
    ['taken under two keys', 'accepted', [taking, { key: 'b', body: 'x' }], 'double'],
    ['taken with two bodies', 'accepted', [taking, { key: 'a', body: 'y' }], 'double'],
    ['taken and withdrawn', 'withdrawn', [taking], 'double'],
    ['taken and failed', 'failed', [taking], 'double'],
    ['taken and waiting', 'waiting', [taking], 'double'],
    ['withdrawn', 'withdrawn', [], 'sound'],
    ['waiting for ever', 'waiting', [], 'lost'],
    ['frozen for ever', 'frozen', [], 'lost'],
    ['unknown and taken', 'unknown', [taking], 'sound'],
    ['unknown and not taken', 'unknown', [], 'sound'],
  ] as const)('%s', (_name, state, taken, verdict) => {
    expect(judgeLetter({ state, batch: 'a', hasReason: true }, taken).verdict).toBe(verdict)
  })

  it.each(['withdrawn', 'failed', 'unknown'] as const)('%s needs a reason', (state) => {
    expect(judgeLetter({ state, batch: 'a', hasReason: false }, []).verdict).toBe('lost')
  })
})

describe('of a whole ledger', () => {
  let test: TestDatabase
  beforeEach(async () => {
    test = await openTestDatabase()
  })
  afterEach(() => test.close())

  it('finds a letter that waits, one that nobody queued, and a reader who is still due', async () => {
    const transport = { name: 'resend' as const, rate: null, send: async () => never }
    const world = await createDeliveryWorld(test.db, { transport })
    const [reader = 0] = await world.readers(1)
    const [letter = 0] = await world.queue({ to: [reader] })
    const now = new Date('2026-06-16T12:00:00Z')
    const stray = [{ key: 'k', body: 'b' }]
    const record = new Map([[letter + 1, stray]])
    await test.db.execute(`update subscribers set next_due_at = '2026-06-16T11:00:00Z'`)
    expect(await compareLedger(test.db, { record, now })).toMatchObject({
      letters: 1,
      states: { waiting: 1 },
      doubles: 1,
      losses: 2,
      examples: [
        expect.stringContaining(`${letter}: still waiting`),
        expect.stringContaining(`${letter + 1}: not in the ledger`),
        expect.stringContaining(`reader ${reader}: still due`),
      ],
    })
    const doubled = new Map([[letter, [...stray, { key: 'l', body: 'b' }]]])
    const found = await compareLedger(test.db, { record: doubled, now: new Date(0) })
    expect(found).toMatchObject({ doubles: 1, losses: 0 })
  })
})

const never = { kind: 'unclear', code: 'never', detail: '' } as const

describe('its deck', () => {
  it('meets every moment in its first half', () => {
    const dealer = createDealer(13, createLots(11))
    const dealt = Array.from({ length: 13 }, () => dealer.deal())
    expect(new Set(dealt)).toEqual(new Set(Object.keys(momentsInDeck)))
  })

  it('meets every moment though each was not reached at first', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const dealer = createDealer(13, createLots(seed))
      const missed = new Set<string>()
      const met: string[] = []
      for (let moment = dealer.deal(); moment !== null; moment = dealer.deal()) {
        if (missed.has(moment)) met.push(moment)
        else dealer.putBack(moment)
        missed.add(moment)
      }
      expect(new Set(met)).toEqual(new Set(Object.keys(momentsInDeck)))
    }
  })

  it('holds every moment and kills mostly between freeze and settle', () => {
    const dealer = createDealer(deck * 3, createLots(7))
    const dealt = noKills()
    for (let n = 0; n < deck * 3; n++) {
      const moment = dealer.deal()
      if (moment === null) throw new Error('dealt too few')
      // What was not reached comes again, and counts once.
      if (n === 5) dealer.putBack(moment)
      else dealt[moment] += 1
    }
    const again = dealer.deal()
    if (again !== null) dealt[again] += 1
    expect(dealer.deal()).toBeNull()
    for (const [moment, count] of Object.entries(momentsInDeck)) {
      expect(dealt[moment as keyof typeof dealt], moment).toBe(count * 3)
    }
    expect(shareBetween(dealt)).toBeGreaterThan(0.6)
  })
})
