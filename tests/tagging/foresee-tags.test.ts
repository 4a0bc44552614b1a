import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IndexedPaper, indexPaper } from '../../src/query/index-paper.ts'
import { foreseeTags } from '../../src/tagging/foresee-tags.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { slugsOf, storeGiven, taxonomyOf } from './store.ts'

const monday = new Date('2026-05-18T12:00:00Z')

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

const text = { title: 'On CLIP', abstract: 'We caption.', categories: [], authors: ['Ann Lee'] }
const sync = (rules: Record<string, string>) =>
  syncTaxonomy(test.db, { at: monday, taxonomy: taxonomyOf(rules) })

it('decides anew when a rule has changed since', async () => {
  await sync({ clip: '=CLIP', captions: 'survey' })
  const [first = 0, second = 0] = await storeGiven(test.db, [text, text])
  const paper = indexPaper(text)
  const tag = (id: number) =>
    test.db.transaction((tx) =>
      tagPapers(tx, { paperIds: [id], at: monday, indexed: new Map([[id, paper]]) }),
    )
  // By what rules the server holds when it is first asked.
  await tag(first)
  await foreseeTags([paper])
  await sync({ clip: '=Clip', captions: 'caption' })
  await tag(second)
  expect(await slugsOf(test.db, 'p00001')).toEqual(['captions'])
})

it('takes over what was foreseen by the rules that still hold', async () => {
  await sync({ clip: '=CLIP', captions: 'caption' })
  const [first = 0, second = 0] = await storeGiven(test.db, [text, text], 'q')
  const [before, after] = [indexPaper(text), indexPaper(text)]
  const tag = (id: number, paper: IndexedPaper) =>
    test.db.transaction((tx) =>
      tagPapers(tx, { paperIds: [id], at: monday, indexed: new Map([[id, paper]]) }),
    )
  await tag(first, before)
  await foreseeTags([after])
  // Nothing is looked for in it any more.
  after.entries = indexPaper({ ...text, title: '', abstract: '' }).entries
  await tag(second, after)
  expect(await slugsOf(test.db, 'q00001')).toEqual(['captions', 'clip'])
})
