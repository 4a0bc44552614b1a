import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openMeaning } from '../../src/search/open-meaning.ts'
import { createProvider } from '../../src/search/provider/create-provider.ts'
import { searchByMeaning } from '../../src/search/search-by-meaning.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { startEmbeddings, vectorFor } from './embeddings-stand-in.ts'
import { type GivenPaper, keep, named, store } from './support.ts'

const papers: GivenPaper[] = Array.from({ length: 150 }, (_, i) => ({
  id: `2401.${String(i).padStart(5, '0')}`,
  title: `About ${['captions', 'proofs', 'robots'][i % 3]}`,
  abstract: `Number ${i}.`,
}))

let test: TestDatabase
let stand: Awaited<ReturnType<typeof startEmbeddings>>
beforeAll(async () => {
  test = await openTestDatabase()
  stand = await startEmbeddings()
})
afterAll(async () => {
  await stand?.close()
  await test?.close()
})
beforeEach(() => {
  stand.calls.length = 0
  stand.misdeeds.length = 0
  stand.longest = Number.POSITIVE_INFINITY
})

const provider = (model = 'small') =>
  createProvider({ url: stand.url, key: 'sk-1', model }, { restMs: 1, timeoutMs: 5_000 })
const open = (papersADay = 10_000, model = 'small') =>
  openMeaning({ db: test.db, provider: provider(model), papersADay })
const search = async (text: string, deps = open()) => {
  const found = await searchByMeaning(deps, { text, limit: 3 })
  return found.kind === 'found'
    ? named(
        test.db,
        found.hits.map(({ id }) => id),
      )
    : found.kind
}
const forgetBudget = () =>
  test.db.execute(sql`delete from installation where key = 'embeddings.spent'`)

describe('an embeddings endpoint', () => {
  it('is asked in batches, with the key and the model, and the index counts', async () => {
    const texts = ['captions', 'proofs proofs', 'robots']
    const vectors = await provider().embed(texts)
    expect(vectors.map((vector) => [...vector])).toEqual(
      texts.map((text) => [...Float32Array.from(vectorFor(text))]),
    )
    expect(stand.calls).toEqual([{ model: 'small', input: texts, key: 'Bearer sk-1' }])
  })

  it.each([
    ['429', { status: 429, headers: { 'retry-after': '0' } }],
    ['503', { status: 503 }],
    ['a reset', 'reset' as const],
    ['an answer that breaks off', 'breaks-off' as const],
  ])('is asked again after %s', async (_, misdeed) => {
    stand.misdeeds.push(misdeed, misdeed)
    expect(await provider().embed(['robots'])).toHaveLength(1)
    expect(stand.calls).toHaveLength(3)
  })

  it('is given up after four calls', async () => {
    stand.misdeeds.push(...Array.from({ length: 9 }, () => ({ status: 500 })))
    await expect(provider().embed(['robots'])).rejects.toThrow(/answered 500/)
    expect(stand.calls).toHaveLength(4)
  })

  it.each([
    ['a wrong key', { status: 401 }, /EMBEDDINGS_KEY/],
    ['no JSON', { body: '<html>' }, /no list of vectors/],
    ['too few', { body: '{"data":[]}' }, /several lengths|another number/],
    ['too many', { body: '{"data":[{"index":5,"embedding":[1,2,3]}]}' }, /another number/],
    ['no direction', { body: '{"data":[{"index":0,"embedding":[0,0,0]}]}' }, /direction/],
    ['no numbers', { body: '{"data":[{"index":0,"embedding":["x"]}]}' }, /no list/],
  ])('is not asked again after %s', async (_, misdeed, message) => {
    stand.misdeeds.push(misdeed)
    await expect(provider().embed(['robots'])).rejects.toThrow(message)
    expect(stand.calls).toHaveLength(1)
  })

  it('that refuses what is too long is given the beginning of it, and all of the others', async () => {
    stand.longest = 1_500
    const long = `robots ${'and more of them '.repeat(300)}`
    const texts = ['captions', long, 'proofs', 'robots']
    const vectors = await provider().embed(texts)
    expect(vectors.map((vector) => [...vector])).toEqual(
      texts.map((text) => [...Float32Array.from(vectorFor(text))]),
    )
  })

  it('that refuses everything is soon left alone', async () => {
    stand.longest = 0
    const texts = Array.from({ length: 64 }, (_, n) => `${n} ${'robots '.repeat(600)}`)
    await expect(provider().embed(texts)).rejects.toThrow(/answered 413/)
    expect(stand.calls.length).toBeLessThan(15)
  })

  it('is given up by whoever waits for a page', async () => {
    stand.misdeeds.push({ status: 503 })
    await expect(provider().embed(['robots'], { patient: false })).rejects.toThrow(/503/)
    expect(stand.calls).toHaveLength(1)
  })
})

// One store, from test to test.
describe('papers read by a provider', () => {
  it('are asked about up to the budget of the day, and searched meanwhile', async () => {
    await store(test.db, papers)
    expect(await keep(open(61))).toEqual({ embedded: 60, trained: false })
    const asked = stand.calls.flatMap(({ input }) => input)
    // One more: the first answer tells how long vectors are.
    expect(asked).toHaveLength(61)
    expect(await keep(open(61))).toEqual({ embedded: 0, trained: false })
    expect(await search('robots')).toHaveLength(3)
  })

  it('go on the next day, where they stopped', async () => {
    await forgetBudget()
    expect(await keep(open())).toEqual({ embedded: 90, trained: false })
    expect(stand.calls.every(({ input }) => input.length <= 64)).toBe(true)
    expect(await keep(open())).toEqual({ embedded: 0, trained: false })
    const near = await search('proofs')
    expect(near).toEqual(['2401.00148', '2401.00145', '2401.00142'])
  })

  it('keep what was given when the provider fails', async () => {
    await store(test.db, [{ id: '2402.00001', title: 'About captions', abstract: 'Late.' }])
    stand.misdeeds.push({ status: 401 })
    await expect(keep(open())).rejects.toThrow(/401/)
    expect(await search('proofs')).toEqual(['2401.00148', '2401.00145', '2401.00142'])
    expect(await keep(open())).toEqual({ embedded: 1, trained: false })
  })

  it('keep what the first calls gave when a later one fails', async () => {
    const more = Array.from({ length: 70 }, (_, i) => ({
      id: `2403.${String(i).padStart(5, '0')}`,
      title: 'About captions',
      abstract: `Another ${i}.`,
    }))
    await store(test.db, more)
    stand.misdeeds.push(null, { status: 401 })
    await expect(keep(open())).rejects.toThrow(/401/)
    expect(await keep(open())).toEqual({ embedded: 6, trained: false })
  })

  it('are not mixed with vectors of another length', async () => {
    await store(test.db, [{ id: '2402.00002', title: 'About captions', abstract: 'Later.' }])
    stand.dimensions = 2
    await expect(keep(open())).rejects.toThrow(/vectors of 2 numbers, and 3 before/)
    stand.dimensions = 3
    expect(await keep(open())).toEqual({ embedded: 1, trained: false })
  })

  it('are read anew by another model', async () => {
    expect(await search('proofs', open(1, 'large'))).toBe('preparing')
    await forgetBudget()
    expect((await keep(open(1_000, 'large')))?.embedded).toBe(222)
    expect(await search('proofs', open(1, 'large'))).toHaveLength(3)
  })

  it('are asked about once for the same question', async () => {
    const deps = open()
    await search('proofs', deps)
    const calls = stand.calls.length
    await search('proofs', deps)
    expect(stand.calls).toHaveLength(calls)
  })

  it('say so when the provider is silent, and find what it was asked before', async () => {
    const deps = open()
    await search('proofs', deps)
    for (const misdeed of ['reset', 'breaks-off'] as const) {
      stand.misdeeds.push(misdeed)
      expect(await search('robots', deps)).toBe('silent')
    }
    expect(await search('proofs', deps)).toHaveLength(3)
  })
})
