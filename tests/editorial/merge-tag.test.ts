/** What editors said of a tag on a paper holds when a hashtag gives way to it. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { mergeTag } from '../../src/editorial/hashtags/merge-tag.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { paperTags, type TagSource, tags, tagVerdicts } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
let paperId: number
let flock: number
let sheep: number
const at = new Date('2026-06-04T06:00:00Z')

beforeAll(async () => {
  test = await openTestDatabase()
  const paper = { abstract: '', authors: ['Ada Bee'], categories: ['econ.GN'], contentHash: 'x' }
  const [made] = await test.db
    .insert(papers)
    .values({ ...paper, publicId: '2606.00001', title: 'Weighing sheep', search: "'sheep':1A" })
    .returning({ id: papers.id })
  paperId = made?.id as number
}, 120_000)
afterAll(() => test.close())

beforeEach(async () => {
  await test.db.execute(sql`delete from paper_tags`)
  await test.db.execute(sql`delete from tag_verdicts`)
  await test.db.execute(sql`delete from tags where slug in ('flock', 'sheep')`)
  const name = { en: 'sheep' }
  const row = { groupName: 'Animals', name, description: name, rule: null }
  const made = await test.db
    .insert(tags)
    .values([
      { ...row, slug: 'flock', kind: 'hashtag' },
      { ...row, slug: 'sheep', kind: 'topic' },
    ])
    .returning({ id: tags.id })
  ;[flock, sheep] = made.map(({ id }) => id) as [number, number]
})

const put = (tagId: number, source: TagSource) =>
  test.db
    .insert(paperTags)
    .values({ paperId, tagId, source, evidence: { kind: 'editor' }, addedAt: at })
const judge = (tagId: number, verdict: 'accepted' | 'rejected') =>
  test.db.insert(tagVerdicts).values({ paperId, tagId, verdict, who: 'ed@lab.example', at })

async function merge() {
  const deps = { db: test.db, calendar: fixedCalendar(at) }
  const named = { by: tokenEditor, from: 'flock', into: 'sheep', dryRun: false }
  const { papers: moved } = await mergeTag(deps, named)
  const rows = await test.db.select().from(paperTags)
  const verdicts = await test.db.select().from(tagVerdicts)
  return {
    moved,
    has: rows.map(({ tagId, source }) => `${tagId === sheep ? 'sheep' : 'flock'} ${source}`),
    verdicts: verdicts.map(({ verdict }) => verdict),
  }
}

it('a paper whose editor said that the other tag does not fit stays without it', async () => {
  await judge(sheep, 'rejected')
  await put(flock, 'edition')
  expect(await merge()).toEqual({ moved: 1, has: [], verdicts: ['rejected'] })
})

it('a paper that was said not to be of the hashtag loses the other tag as well', async () => {
  await judge(flock, 'rejected')
  await put(sheep, 'rule')
  expect(await merge()).toEqual({ moved: 0, has: [], verdicts: ['rejected'] })
})

it('what an editor accepted stays, whatever was said of the hashtag', async () => {
  await judge(sheep, 'accepted')
  await judge(flock, 'rejected')
  await put(sheep, 'editor')
  expect(await merge()).toEqual({ moved: 0, has: ['sheep editor'], verdicts: ['accepted'] })
})

it('a paper of which nothing was said gets the other tag', async () => {
  await put(flock, 'edition')
  expect(await merge()).toEqual({ moved: 1, has: ['sheep edition'], verdicts: [] })
})
