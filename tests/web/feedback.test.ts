import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reason } from '../../src/matching/reason.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { devices, feedback, savedPapers } from '../../src/storage/schema/feedback.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { interests, queries, subscribers } from '../../src/storage/schema/subscribers.ts'
import { paperTags, tags } from '../../src/storage/schema/tags.ts'
import { feedbackUrl } from '../../src/subscribers/links.ts'
import { addDigest, addTag, type DigestInput } from '../support/digest-world.ts'
import { type Fields, get, openWeb, pathOf, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

const captions: Reason[] = [
  { kind: 'tag', slug: 'captioning', where: 'title', words: ['captions', 'CLIP'] },
  { kind: 'code' },
]

/** A reader who follows captioning and got three papers. */
async function letter(input: DigestInput = {}) {
  const made = await addDigest(web.db, {
    papers: [{}, {}, {}],
    full: 2,
    reasons: captions,
    ...input,
  })
  const base = pathOf(web.links.feedback(made.digestId))
  return {
    ...made,
    base,
    at: (n: number, act: 'save' | 'more' | 'less') => feedbackUrl(base, n, act),
  }
}

const said = (subscriberId: number) =>
  web.db.select().from(feedback).where(eq(feedback.subscriberId, subscriberId)).orderBy(feedback.id)
const savedBy = (subscriberId: number) =>
  web.db.$count(savedPapers, eq(savedPapers.subscriberId, subscriberId))

async function firstPaper(digestId: number): Promise<number> {
  const [digest] = await web.db.select().from(digests).where(eq(digests.id, digestId))
  return digest?.picks[0]?.p as number
}

/** "captioning little", "captions mute": what is followed, in words. */
async function held(subscriberId: number): Promise<string[]> {
  const rows = await web.db
    .select({ level: interests.level, slug: tags.slug, text: queries.text })
    .from(interests)
    .leftJoin(tags, eq(tags.id, interests.tagId))
    .leftJoin(queries, eq(queries.id, interests.queryId))
    .where(eq(interests.subscriberId, subscriberId))
    .orderBy(interests.id)
  return rows.map(({ slug, text, level }) => `${slug ?? text} ${level}`)
}

describe('who does not press the button', () => {
  it('changes nothing: GET, HEAD, prefetch, a post without its field', async () => {
    const { subscriberId, base, at } = await letter()
    for (const path of [base, at(1, 'save'), at(2, 'more'), at(3, 'less')]) {
      expect(
        (await get(web.app, path, { purpose: 'prefetch', 'sec-purpose': 'prefetch' })).status,
      ).toBe(200)
      expect((await web.app.request(path, { method: 'HEAD' })).status).toBe(200)
      const empty: Fields[] = [
        {},
        { do: '1' },
        { do: 'save everything' },
        { switch: 'mute:tag:captioning' },
      ]
      for (const fields of empty) {
        expect((await post(web.app, path, fields)).status).toBe(200)
      }
    }
    expect(await said(subscriberId)).toEqual([])
    expect(await savedBy(subscriberId)).toBe(0)
    expect(await held(subscriberId)).toEqual(['captioning normal'])
  })

  it('is kept out by same-site rules when the form is somewhere else', async () => {
    const { subscriberId, at } = await letter()
    const answer = await post(
      web.app,
      at(1, 'save'),
      { do: 'save' },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(answer.status).toBe(403)
    expect(await said(subscriberId)).toEqual([])
  })

  it('meets a calm answer behind a forged, cut or foreign link', async () => {
    const { subscriberId, digestId, at } = await letter()
    const foreign = ['view', 'preferences', 'unsubscribe', 'saved'] as const
    const paths = [
      ...foreign.map((door) => pathOf(web.links[door](digestId)).replace(/^\/[a-z]+/, '/feedback')),
      at(1, 'save').replace(/feedback\/[^/]+/, 'feedback/nonsense'),
    ].map((path) => (path.split('/').length > 3 ? path : `${path}/1/save`))
    const beside = [
      `${at(1, 'save')}d`,
      at(4, 'save'),
      at(0, 'save'),
      at(1e9, 'save'),
      at(-1, 'save'),
    ]
    for (const path of [...paths, ...beside]) {
      expect((await get(web.app, path)).status).toBe(404)
      expect((await post(web.app, path, { do: 'save' })).status).toBe(404)
    }
    expect(await said(subscriberId)).toEqual([])
  })
})

describe('the three words', () => {
  it('save a paper once, with what was shown and where, and take it back', async () => {
    const { subscriberId, digestId, at } = await letter()
    const asked = await (await get(web.app, at(3, 'save'))).text()
    expect(asked).toContain('<h1>Save this paper?</h1>')
    expect(asked).not.toContain('/saved/')
    for (let time = 0; time < 2; time++) {
      const answer = await post(web.app, at(3, 'save'), { do: 'save' })
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const html = await answer.text()
      expect(html).toContain('<h1>Saved</h1>')
      expect(html).toContain(pathOf(web.links.saved(subscriberId)))
    }
    expect(await said(subscriberId)).toMatchObject([
      {
        kind: 'save',
        digestId,
        place: 'title',
        position: 3,
        score: 1,
        reasons: captions,
        takenBackAt: null,
      },
    ])
    expect(await savedBy(subscriberId)).toBe(1)
    const undone = await (await post(web.app, at(3, 'save'), { undo: 'save' })).text()
    expect(undone).toContain('Taken back.')
    expect(await savedBy(subscriberId)).toBe(0)
    expect((await said(subscriberId))[0]?.takenBackAt).not.toBeNull()
  })

  it('contradict each other: more takes less back', async () => {
    const { subscriberId, at } = await letter()
    await post(web.app, at(1, 'less'), { do: 'less' })
    await post(web.app, at(1, 'more'), { do: 'more' })
    const standing = (await said(subscriberId)).filter(({ takenBackAt }) => takenBackAt === null)
    expect(standing.map(({ kind }) => kind)).toEqual(['more'])
    expect(await held(subscriberId)).toEqual(['captioning normal'])
  })

  it('may be posted at the letter itself, which lists its papers', async () => {
    const { subscriberId, base, at } = await letter({
      papers: [{ title: 'A <b>bold</b> & wild one' }],
    })
    const html = await (await get(web.app, base)).text()
    expect(html).toContain(`href="${at(1, 'less')}"`)
    expect(html).toContain('A &lt;b&gt;bold&lt;/b&gt; &amp; wild one')
    await post(web.app, base, { n: '1', act: 'save', do: 'save' })
    expect(await savedBy(subscriberId)).toBe(1)
  })
})

describe('switches', () => {
  it('of Less: a little, unfollow, mute, not this word, wrong tag, each with undo', async () => {
    const { subscriberId, at } = await letter()
    const path = at(1, 'less')
    const html = await (await get(web.app, path)).text()
    for (const change of ['little', 'drop', 'mute'])
      expect(html).toContain(`"${change}:tag:captioning"`)
    const turn = async (...keys: string[]) =>
      (await post(web.app, path, { do: 'less', switch: keys })).text()
    const after = await turn('little:tag:captioning', 'mute:word:CLIP')
    expect(after).toContain('Only a little: captioning')
    expect(after).not.toContain('value="little:tag:captioning" /><span>')
    expect(await held(subscriberId)).toEqual(['captioning little', '=CLIP mute'])
    // The strongest of several counts, and its undo goes back to the beginning.
    await turn('drop:tag:captioning', 'mute:tag:captioning')
    expect(await held(subscriberId)).toEqual(['captioning mute', '=CLIP mute'])
    await post(web.app, path, { undo: 'mute:tag:captioning' })
    await post(web.app, path, { undo: 'mute:word:CLIP' })
    expect(await held(subscriberId)).toEqual(['captioning normal'])
    expect(await (await post(web.app, path, { undo: 'mute:word:CLIP' })).status).toBe(200)
  })

  it('of Less may leave nothing to follow, and the page says so', async () => {
    const { subscriberId, at } = await letter()
    const fields = { do: 'less', switch: 'drop:tag:captioning' }
    expect(await (await post(web.app, at(1, 'less'), fields)).text()).toContain(
      'You follow nothing now',
    )
    await post(web.app, at(1, 'less'), { undo: 'drop:tag:captioning' })
    expect(await held(subscriberId)).toEqual(['captioning normal'])
  })

  it('of More and Save: always, follow the author; a name is only a name', async () => {
    const hostile = '"; drop <table> OR au:x'
    const { subscriberId, at } = await letter({ papers: [{ authors: ['Ada Lovelace', hostile] }] })
    const keys = ['always:tag:captioning', 'follow:author:Ada Lovelace', `follow:author:${hostile}`]
    const html = await (await post(web.app, at(1, 'more'), { do: 'more', switch: keys })).text()
    expect(html).toContain('Always shown: captioning')
    expect(html).not.toContain('<table>')
    expect(await held(subscriberId)).toEqual([
      'captioning always',
      'au:"ada lovelace" normal',
      'au:"drop table or au x" normal',
    ])
  })

  it('of Less are about words of the text alone: no category, name, organisation or source', async () => {
    const reasons: Reason[] = [
      { kind: 'query', query: 'clip OR captions', where: 'title', words: ['Captions'] },
      { kind: 'query', query: 'cat:cs.CV', where: 'primary', words: ['cs.CV'] },
      { kind: 'query', query: 'au:lovelace -survey', where: 'authors', words: ['Ada Lovelace'] },
      { kind: 'query', query: 'org:google', where: 'record', words: ['Google DeepMind'] },
    ]
    const { subscriberId, at } = await letter({ reasons })
    const html = await (await get(web.app, at(1, 'less'))).text()
    expect([...html.matchAll(/value="mute:word:([^"]*)"/g)].map(([, word]) => word)).toEqual([
      'Captions',
    ])
    await post(web.app, at(1, 'less'), { do: 'less', switch: 'mute:word:Google DeepMind' })
    expect(await held(subscriberId)).toEqual(['captioning normal'])
  })

  it('of More offer no topic that is guessed below the floor, or is none any more', async () => {
    const { digestId, subscriberId, at } = await letter()
    const on = async (slug: string, source: 'rule' | 'statistics', confidence: number) => {
      const tagId = await addTag(web.db, slug)
      await web.db.insert(paperTags).values({
        ...{ paperId: await firstPaper(digestId), tagId, source, confidence, addedAt: new Date() },
        evidence: { kind: 'editor' },
      })
      return tagId
    }
    await on('likely-topic', 'statistics', 0.7)
    await on('faint-topic', 'statistics', 0.4)
    const former = await on('former-topic', 'rule', 1)
    await web.db.update(tags).set({ active: false }).where(eq(tags.id, former))
    const html = await (await get(web.app, at(1, 'more'))).text()
    expect([...html.matchAll(/value="follow:tag:([^"]*)"/g)].map(([, slug]) => slug)).toEqual([
      'likely-topic',
    ])
    const keys = ['follow:tag:faint-topic', 'follow:tag:former-topic']
    await post(web.app, at(1, 'more'), { do: 'more', switch: keys })
    expect(await held(subscriberId)).toEqual(['captioning normal'])
  })

  it('that are not on offer change nothing', async () => {
    const { subscriberId, at } = await letter()
    const keys = [
      'mute:tag:clip',
      'follow:author:Nobody',
      'follow:tag:nothing',
      'x',
      'always:tag:captioning',
    ]
    await post(web.app, at(1, 'less'), { do: 'less', switch: keys })
    await post(web.app, at(1, 'less'), { undo: 'follow:author:Nobody' })
    expect(await held(subscriberId)).toEqual(['captioning normal'])
  })
})

it('what is said of a paper that was joined to another since is said of that one', async () => {
  const { subscriberId, base, at } = await letter({ papers: [{ title: 'Joined since' }] })
  const other = await addDigest(web.db, { papers: [{ title: 'The one that is kept' }] })
  const joinedTo = await firstPaper(other.digestId)
  await web.db.update(papers).set({ joinedTo }).where(eq(papers.title, 'Joined since'))
  expect(await (await get(web.app, base)).text()).toContain('The one that is kept')
  await post(web.app, at(1, 'save'), { do: 'save' })
  const page = pathOf(web.links.saved(subscriberId))
  const publicId = /name="paper" value="([^"]+)"/.exec(await (await get(web.app, page)).text())?.[1]
  await post(web.app, page, { action: 'remove', paper: publicId ?? '' })
  expect(await savedBy(subscriberId)).toBe(0)
  expect((await said(subscriberId))[0]?.takenBackAt).not.toBeNull()
})

describe('a reader who left', () => {
  it('says nothing any more, and the page tells why', async () => {
    const { subscriberId, at } = await letter({ subscriber: { state: 'left' } })
    expect((await get(web.app, at(1, 'save'))).status).toBe(410)
    expect((await post(web.app, at(1, 'save'), { do: 'save' })).status).toBe(410)
    expect(await said(subscriberId)).toEqual([])
  })

  it('leaves the judgement behind, not the person', async () => {
    const { subscriberId, digestId, at } = await letter()
    await post(web.app, at(1, 'less'), { do: 'less' })
    const [before] = await said(subscriberId)
    await web.db.delete(subscribers).where(eq(subscribers.id, subscriberId))
    const [row] = await web.db
      .select()
      .from(feedback)
      .where(eq(feedback.id, before?.id ?? 0))
    expect(row).toMatchObject({
      subscriberId: null,
      digestId: null,
      kind: 'less',
      reasons: captions,
    })
    expect(digestId).toBeGreaterThan(0)
    expect(await web.db.$count(devices)).toBe(0)
  })
})
