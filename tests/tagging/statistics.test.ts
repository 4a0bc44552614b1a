/** The statistical tagger: learns from what is stored, guesses what rules pass over, and gives way to
 * rules and editors. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { feedback } from '../../src/storage/schema/feedback.ts'
import { tagModels, tags } from '../../src/storage/schema/tags.ts'
import { applyTags } from '../../src/tagging/apply-tags.ts'
import { acceptTag, rejectTag, withdrawVerdict } from '../../src/tagging/judge-tags.ts'
import { listUnsureGuesses, listWrongTags } from '../../src/tagging/list-doubts.ts'
import { packModel, unpackModel } from '../../src/tagging/statistics/pack-model.ts'
import { leastPapers } from '../../src/tagging/statistics/train-model.ts'
import { trainTags } from '../../src/tagging/statistics/train-tags.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { readRows, storeGiven, tag, taxonomyOf } from './store.ts'

const at = new Date('2026-05-18T12:00:00Z')
const calendar = fixedCalendar(at)

/** Boats are told by sails and keels, kites by strings and wind; the rule asks for the word in the title. */
const words = {
  boats: ['sail', 'keel', 'rudder', 'harbour', 'mast', 'anchor', 'crew', 'tide'],
  kites: ['string', 'breeze', 'tail', 'meadow', 'spool', 'paper', 'gust', 'loop'],
  other: ['oven', 'flour', 'yeast', 'crust', 'dough', 'sugar', 'bowl', 'whisk'],
}
const some = (list: string[], n: number) =>
  list.filter((_, i) => (n * 7 + i * 3) % 5 < 3).join(' ') || list.join(' ')

function paperOf(n: number) {
  const listingDay = '2026-05-18'
  if (n % 8 === 0)
    return { title: `Boats ${n}`, abstract: `About boats, ${some(words.boats, n)}.`, listingDay }
  if (n % 8 === 1)
    return { title: `Kites ${n}`, abstract: `About kites, ${some(words.kites, n)}.`, listingDay }
  return { title: `Bread ${n}`, abstract: `We bake: ${some(words.other, n)}.`, listingDay }
}

const guessOf = (rows: Awaited<ReturnType<typeof readRows>>, paper: string) =>
  rows.filter((row) => row.paper === paper && row.source === 'statistics')

describe('the statistical tagger', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
    await syncTaxonomy(test.db, {
      at,
      taxonomy: taxonomyOf({ boats: 'ti:boats', kites: 'ti:kites' }),
    })
    await applyTags(test.db, { calendar })
  })
  afterAll(() => test?.close())

  it('is silent until enough is stored, and says how much that is', async () => {
    const ids = await storeGiven(
      test.db,
      Array.from({ length: 20 }, (_, n) => paperOf(n)),
      'few',
    )
    await tag(test.db, ids, at)
    expect(await trainTags(test.db, { calendar })).toEqual({
      ...{ outcome: 'too-few', papers: 20, needed: leastPapers, topics: 0, guesses: 0 },
    })
  })

  it('guesses what a rule asks of the title where the abstract says it', async () => {
    const ids = await storeGiven(
      test.db,
      Array.from({ length: leastPapers }, (_, n) => paperOf(n)),
      'many',
    )
    const hidden = await storeGiven(
      test.db,
      [
        {
          title: 'Going out at dawn',
          abstract: `Boats: ${words.boats.join(' ')}.`,
          listingDay: '2026-05-18',
        },
        {
          title: 'Baking for boats',
          abstract: `Boats eat ${words.other.join(' ')}.`,
          listingDay: '2026-05-18',
        },
        { title: 'Fishing', abstract: words.boats.join(' '), listingDay: '2026-05-18' },
      ],
      'hidden',
    )
    await tag(test.db, [...ids, ...hidden], at)
    const report = await trainTags(test.db, { calendar })
    expect(report).toMatchObject({ outcome: 'trained', topics: 2 })
    const rows = await readRows(test.db)
    const [guess] = guessOf(rows, 'hidden00000')
    expect(guess).toMatchObject({ slug: 'boats', evidence: { kind: 'guess' } })
    expect(JSON.stringify(guess?.evidence)).toContain('"words":["Boats"')
    const confidence = await test.db.execute<{ public_id: string; confidence: number }>(sql`
      select p.public_id, t.confidence from paper_tags t join papers p on p.id = t.paper_id
      where t.source = 'statistics' order by 1`)
    const of = (id: string) => confidence.find((row) => row.public_id === id)?.confidence ?? 0
    expect(of('hidden00000')).toBeGreaterThanOrEqual(0.6)
    // Nothing in it but the word, and nothing of the word.
    expect(of('hidden00001')).toBeLessThan(0.6)
    expect(of('hidden00002')).toBeLessThan(0.6)
    expect(
      rows.filter((row) => row.source === 'statistics' && row.paper.startsWith('many')),
    ).toEqual([])
  })

  it('learns nothing twice, and the same from the same', async () => {
    const before = await test.db.select().from(tagModels)
    expect(await trainTags(test.db, { calendar })).toMatchObject({
      outcome: 'unchanged',
      guesses: 0,
    })
    await test.db.update(tagModels).set({ basis: 'another' })
    expect(await trainTags(test.db, { calendar })).toMatchObject({ outcome: 'trained' })
    const after = await test.db.select().from(tagModels)
    expect(after.map((model) => model.version)).toEqual(before.map((model) => model.version))
    expect(after).toHaveLength(1)
    const model = unpackModel(after[0]?.model ?? new Uint8Array())
    expect(packModel(model)).toEqual(Buffer.from(after[0]?.model ?? []))
    expect(model.topics.map(({ slug }) => slug)).toEqual(['boats', 'kites'])
  })

  it('guesses for papers that come later, as they come', async () => {
    const [id = 0] = await storeGiven(
      test.db,
      [
        {
          title: 'An evening',
          abstract: `Kites: ${words.kites.join(' ')}.`,
          listingDay: '2026-05-19',
        },
      ],
      'later',
    )
    await tag(test.db, [id], at)
    const guesses = guessOf(await readRows(test.db), 'later00000')
    expect(guesses.map(({ slug }) => slug)).toEqual(['kites'])
  })

  it('gives way to an editor, who gives way to nobody', async () => {
    const deps = { db: test.db, calendar }
    const pair = { paper: 'hidden00000', tag: 'boats', who: 'desk' }
    const sources = async () =>
      (await readRows(test.db))
        .filter((row) => row.paper === pair.paper)
        .map(({ source }) => source)
    await rejectTag(deps, pair)
    expect(await sources()).toEqual([])
    await test.db.update(tagModels).set({ basis: 'yet another' })
    await trainTags(test.db, { calendar })
    expect(await sources()).toEqual([])
    await acceptTag(deps, pair)
    expect(await sources()).toEqual(['editor'])
    expect(await withdrawVerdict(deps, pair)).toBe(true)
    expect(await sources()).toEqual(['statistics'])
    expect(await withdrawVerdict(deps, pair)).toBe(false)
  })

  it('keeps a rule away from where an editor said no, and loses nothing by it', async () => {
    const deps = { db: test.db, calendar }
    const pair = { paper: 'many00000', tag: 'boats', who: 'desk' }
    await rejectTag(deps, pair)
    const [{ id } = { id: 0 }] = await test.db.execute<{ id: string }>(
      sql`select id from papers where public_id = ${pair.paper}`,
    )
    await tag(test.db, [Number(id)], at)
    expect((await readRows(test.db)).filter((row) => row.paper === pair.paper)).toEqual([])
    await withdrawVerdict(deps, pair)
    const rows = (await readRows(test.db)).filter((row) => row.paper === pair.paper)
    expect(rows.map(({ source }) => source)).toEqual(['rule'])
  })

  it('makes no late comer of a guess that readers were told of, when an editor accepts it', async () => {
    await test.db.execute(sql`
      insert into paper_tags (paper_id, tag_id, source, evidence, confidence, added_at)
      select p.id, g.id, 'statistics', '{"kind":"guess","where":"abstract","words":["oven"]}',
        case p.public_id when 'many00003' then 0.8 else 0.5 end, '2026-05-01T00:00:00Z'::timestamptz
      from papers p, tags g where p.public_id in ('many00003', 'many00004') and g.slug = 'boats'`)
    for (const paper of ['many00003', 'many00004']) {
      await acceptTag({ db: test.db, calendar }, { paper, tag: 'boats', who: 'desk' })
    }
    const of = async (paper: string) =>
      (await readRows(test.db)).filter((row) => row.paper === paper)
    expect(await of('many00003')).toMatchObject([
      { source: 'editor', at: '2026-05-01T00:00:00.000Z' },
    ])
    expect(await of('many00004')).toMatchObject([{ source: 'editor', at: at.toISOString() }])
  })

  it('refuses what there is not, and categories', async () => {
    const deps = { db: test.db, calendar }
    const wrong = (paper: string, slug: string) =>
      acceptTag(deps, { paper, tag: slug, who: 'desk' })
    await expect(wrong('nowhere', 'boats')).rejects.toMatchObject({ code: 'not-found' })
    await expect(wrong('many00000', 'no-such-tag')).rejects.toMatchObject({ code: 'not-found' })
    const name = { name: { en: 'T' }, description: { en: 'T' }, groupName: 'T' }
    const others = ['category', 'signal', 'hashtag', 'edition'] as const
    await test.db.insert(tags).values(others.map((kind) => ({ ...name, slug: `a-${kind}`, kind })))
    for (const kind of others) {
      const message = `a-${kind} is no topic: only topics are judged.`
      await expect(wrong('many00000', `a-${kind}`)).rejects.toMatchObject({ message })
    }
  })

  it("lists what readers called wrong until an editor decides, and the day's unsure guesses", async () => {
    const [{ id } = { id: 0 }] = await test.db.execute<{ id: string }>(
      sql`select id from papers where public_id = 'many00008'`,
    )
    await test.db.insert(feedback).values({
      ...{ paperId: Number(id), kind: 'wrong-tag', about: 'boats', place: 'page' },
      ...{ reasons: [], at },
    })
    const listed = await listWrongTags(test.db, { limit: 10 })
    expect(listed).toMatchObject([
      { paper: 'many00008', tag: 'boats', reports: 1, sources: ['rule'] },
    ])
    await rejectTag({ db: test.db, calendar }, { paper: 'many00008', tag: 'boats', who: 'desk' })
    expect(await listWrongTags(test.db, { limit: 10 })).toEqual([])
    const unsure = await listUnsureGuesses(test.db, { day: '2026-05-18', limit: 50 })
    expect(unsure.every(({ confidence }) => confidence < 0.6)).toBe(true)
  })

  it('asks nobody about a topic that was retired', async () => {
    const [{ id } = { id: 0 }] = await test.db.execute<{ id: string }>(
      sql`select id from papers where public_id = 'many00009'`,
    )
    await test.db.insert(feedback).values({
      ...{ paperId: Number(id), kind: 'wrong-tag', about: 'kites', place: 'page' },
      ...{ reasons: [], at },
    })
    expect(await listWrongTags(test.db, { limit: 10 })).toMatchObject([{ tag: 'kites' }])
    await syncTaxonomy(test.db, { at, taxonomy: taxonomyOf({ boats: 'ti:boats' }) })
    expect(await listWrongTags(test.db, { limit: 10 })).toEqual([])
  })
})
