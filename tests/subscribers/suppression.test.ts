import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { installation } from '../../src/storage/schema/operations.ts'
import { type SuppressionReason, suppressions } from '../../src/storage/schema/subscribers.ts'
import { importSuppressions } from '../../src/subscribers/import-suppressions.ts'
import { listSuppressions } from '../../src/subscribers/list-suppressions.ts'
import { releaseSuppressions } from '../../src/subscribers/release-suppressions.ts'
import {
  findSuppressed,
  findSuppressedOrErased,
  suppress,
} from '../../src/subscribers/suppression.ts'
import { withSuppressionKey } from '../../src/subscribers/suppression-key.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
beforeEach(async () => {
  await scene.empty()
  await scene.db.delete(installation)
})

const day = (n: number) => new Date(Date.UTC(2026, 4, n))
const kim = 'Kim@lab.example'

const add = (address: string, reason: SuppressionReason = 'bounce', at = day(1)) =>
  scene.db.transaction((tx) => suppress({ tx, keys: scene.deps.keys }, { address, reason, at }))
const find = async (...addresses: string[]) =>
  Object.fromEntries(await findSuppressed({ db: scene.db, keys: scene.deps.keys }, addresses))

describe('the key of the list', () => {
  const secret = 'the first secret of this test, 32 characters'
  const ringOf = (text: string, version = 1) =>
    withSuppressionKey(scene.db, { root: createKeyRing(text, version) })
  const put = async (keys: Awaited<ReturnType<typeof ringOf>>) =>
    scene.db.transaction((tx) =>
      suppress({ tx, keys }, { address: kim, reason: 'complaint', at: day(1) }),
    )
  const has = async (keys: Awaited<ReturnType<typeof ringOf>>) =>
    (await findSuppressed({ db: scene.db, keys }, [kim])).size === 1

  it('is its own, and a new version of the others finds the same list', async () => {
    const keys = await ringOf(secret)
    await put(keys)
    expect(await has(await ringOf(secret, 7))).toBe(true)
    expect(keys.mac('suppression', 1, 'x')).not.toEqual(
      createKeyRing(secret).mac('suppression', 1, 'x'),
    )
    expect(keys.mac('confirm', 1, 'x')).toEqual(createKeyRing(secret).mac('confirm', 1, 'x'))
  })

  it('finds what was listed before the key was its own', async () => {
    await put(createKeyRing(secret))
    expect(await has(await ringOf(secret))).toBe(true)
  })

  it('stands nowhere in the database in the clear', async () => {
    await ringOf(secret)
    const stored = JSON.stringify(await scene.db.select().from(installation))
    const other = await ringOf(secret)
    expect(stored).toContain('suppression-key')
    await scene.db.update(installation).set({ value: { iv: '', tag: '', text: '' } })
    await expect(ringOf(secret)).rejects.toThrow('SECRET_KEY')
    expect(other.version).toBe(1)
  })

  it('another SECRET_KEY stops the start with a remedy', async () => {
    await ringOf(secret)
    const start = ringOf(`${secret}!`)
    await expect(start).rejects.toMatchObject({ code: 'bad-config' })
    await expect(start).rejects.toThrow('SECRET_KEY is not the one this database was made with')
  })

  it('is made once when many start at once', async () => {
    const rings = await Promise.all([1, 2, 3, 4].map(() => ringOf(secret)))
    const macs = rings.map((ring) => ring.mac('suppression', 1, 'x').toString('hex'))
    expect(new Set(macs).size).toBe(1)
    expect(await scene.db.select().from(installation)).toHaveLength(1)
  })
})

describe('suppressing', () => {
  it('is the same in any order: the strongest reason, the earliest moment', async () => {
    const all = [
      { reason: 'imported', at: day(3) },
      { reason: 'bounce', at: day(2) },
      { reason: 'complaint', at: day(4) },
      { reason: 'provider-list', at: day(5) },
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...all], { minLength: 4 }), async (order) => {
        await scene.db.delete(suppressions)
        for (const { reason, at } of order) await add(kim, reason, at)
        const { rows } = await listSuppressions(scene.db, { limit: 9 })
        expect(rows).toMatchObject([{ reason: 'complaint', since: day(2) }])
      }),
      { numRuns: 24 },
    )
  })

  it('says whether anything changed', async () => {
    expect(await add(kim)).toBe(true)
    expect(await add('kim@LAB.example')).toBe(false)
    expect(await add(kim, 'complaint')).toBe(true)
    expect(await find('KIM@lab.example', 'lee@lab.example')).toEqual({
      'KIM@lab.example': 'complaint',
    })
  })
})

describe('releasing', () => {
  const release = (input: Parameters<typeof releaseSuppressions>[1]) =>
    releaseSuppressions({ db: scene.db, keys: scene.deps.keys }, input)

  it('one address, whatever the reason and the spelling', async () => {
    await add(kim, 'complaint')
    await add('lee@lab.example')
    expect(await release({ address: 'kim@lab.EXAMPLE', dryRun: true })).toEqual({
      released: 1,
      complaints: 0,
    })
    expect(await find(kim)).not.toEqual({})
    expect((await release({ address: 'kim@lab.EXAMPLE', dryRun: false })).released).toBe(1)
    expect(await find(kim, 'lee@lab.example')).toEqual({ 'lee@lab.example': 'bounce' })
    expect((await release({ address: kim, dryRun: false })).released).toBe(0)
  })

  it('what bounced of a domain since a day, never those who complained or had theirs erased', async () => {
    await add('a@lab.example', 'bounce', day(1))
    await add('b@lab.example', 'bounce', day(10))
    await add('c@lab.example', 'provider-list', day(11))
    await add('d@lab.example', 'complaint', day(11))
    await add('e@sub.lab.example', 'bounce', day(11))
    await add('f@lab.example', 'imported', day(11))
    await add('g@lab.example', 'erased', day(11))
    const input = { domain: 'LAB.example', since: day(5) }
    expect(await release({ ...input, dryRun: true })).toEqual({ released: 2, complaints: 1 })
    expect(await release({ ...input, dryRun: false })).toEqual({ released: 2, complaints: 1 })
    const addresses = [...'abcdfg'].map((l) => `${l}@lab.example`).concat('e@sub.lab.example')
    const found = await findSuppressedOrErased({ db: scene.db, keys: scene.deps.keys }, addresses)
    const left = [...found.keys()].map((address) => address.split('@')[0])
    expect(left).toEqual(['a', 'd', 'f', 'g', 'e'])
  })

  it('is not undone by what happened before it, only by what happens after', async () => {
    await add(kim, 'bounce', day(1))
    await release({ address: kim, dryRun: false })
    expect(await add(kim, 'complaint', day(2))).toBe(false)
    expect(await find(kim)).toEqual({})
    expect(await add(kim, 'bounce', new Date(Date.now() + 60_000))).toBe(true)
    expect(await find(kim)).toEqual({ [kim]: 'bounce' })
  })
})

describe('listing', () => {
  it('tells reasons and days, newest first, and no address', async () => {
    await add('a@lab.example', 'bounce', day(1))
    await add('b@lab.example', 'complaint', day(3))
    await add('c@lab.example', 'bounce', day(2))
    const all = await listSuppressions(scene.db, { limit: 2 })
    expect(all.total).toBe(3)
    expect(all.rows.map(({ since }) => since)).toEqual([day(3), day(2)])
    expect(JSON.stringify(all)).not.toContain('lab')
    expect((await listSuppressions(scene.db, { limit: 9, reason: 'bounce' })).total).toBe(2)
    expect((await listSuppressions(scene.db, { limit: 9, since: day(2) })).total).toBe(2)
  })
})

describe('importing', () => {
  const bytes = async function* (text: string) {
    yield Buffer.from(text)
  }
  const bring = (text: string, dryRun = false) =>
    importSuppressions(scene.deps, { content: bytes(text), dryRun })

  it('takes addresses with their reasons; bad rows are named', async () => {
    const file =
      'Email,Reason\na@lab.example,Hard bounce\nno address,\nb@lab.example,spam complaint\nc@lab.example,\nA@lab.example,x\n'
    expect(await bring(file, true)).toMatchObject({ created: 3, unchanged: 0 })
    expect(await find('a@lab.example')).toEqual({})
    const report = await bring(file)
    expect(report).toMatchObject({ created: 3, updated: 0, unchanged: 0 })
    expect(report.skipped.map(({ row }) => row)).toEqual([3, 6])
    expect(report.skipped[1]?.why).toBe('has the address of row 2')
    expect(await find('a@lab.example', 'b@lab.example', 'c@lab.example')).toEqual({
      'a@lab.example': 'bounce',
      'b@lab.example': 'complaint',
      'c@lab.example': 'imported',
    })
  })

  it('the same file twice changes nothing', async () => {
    const file = `email\n${Array.from({ length: 1_201 }, (_, i) => `r${i}@lab.example`).join('\n')}`
    expect(await bring(file)).toMatchObject({ created: 1_201, unchanged: 0 })
    scene.clock.now = new Date(scene.clock.now.getTime() + 86_400_000)
    expect(await bring(file)).toMatchObject({ created: 0, unchanged: 1_201 })
    const [row] = await scene.db
      .select()
      .from(suppressions)
      .where(eq(suppressions.reason, 'imported'))
      .limit(1)
    expect(row?.releasedAt).toBeNull()
  })

  it('a file without the column is refused', async () => {
    await expect(bring('name\nKim\n')).rejects.toMatchObject({ code: 'bad-input' })
  })
})
