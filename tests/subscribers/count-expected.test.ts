import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { busiestDay, countExpected } from '../../src/subscribers/count-expected.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

describe('the busiest day', () => {
  it('counts daily readers, those of weekdays, and the fullest weekly day', () => {
    const groups = [
      { rhythm: 'daily', weekday: 1, readers: 100 },
      { rhythm: 'weekdays', weekday: 1, readers: 50 },
      { rhythm: 'weekly', weekday: 1, readers: 7 },
      { rhythm: 'weekly', weekday: 6, readers: 60 },
    ] as const
    expect(busiestDay([...groups])).toEqual({ readers: 217, digests: 160 })
    expect(busiestDay(groups.slice(0, 3))).toEqual({ readers: 157, digests: 157 })
    expect(busiestDay([])).toEqual({ readers: 0, digests: 0 })
  })
})

describe('in the database', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test.close())

  it('only those who are mailed count', async () => {
    const at = new Date()
    const reader = (email: string) => ({
      email,
      emailKey: email,
      state: 'confirmed' as const,
      timezone: 'UTC',
      createdAt: at,
      updatedAt: at,
    })
    await test.db
      .insert(subscribers)
      .values([
        reader('a@lab.example'),
        { ...reader('b@lab.example'), rhythm: 'weekly' },
        { ...reader('c@lab.example'), pausedUntil: '2999-01-01' },
        { ...reader('d@lab.example'), pausedUntil: '2020-01-01' },
        { ...reader('e@lab.example'), state: 'left' },
      ])
    expect(await countExpected(test.db)).toEqual({ readers: 3, digests: 3 })
  })
})
