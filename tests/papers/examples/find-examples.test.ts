/** Papers that somebody names, found among those held: by whatever name the work has, and by its title. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { findExamples } from '../../../src/papers/examples/find-examples.ts'
import { parseExamples } from '../../../src/papers/examples/parse-examples.ts'
import type { IncomingPaper } from '../../../src/papers/paper.ts'
import { bringPapers } from '../../support/bring-papers.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { incomingPaper } from '../../support/incoming-paper.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
beforeEach(() => test.db.execute(sql`truncate papers cascade`))
afterAll(() => test.close())

const at = new Date('2026-05-18T12:00:00Z')
const bring = (source: string, fields: Partial<IncomingPaper>) =>
  bringPapers(test.db, {
    ...{ source, at },
    papers: [incomingPaper({ authors: ['Ada K. Bee'], ...fields })],
  })
const find = async (text: string) => {
  const { papers, unknown } = await findExamples(test.db, parseExamples(text).references)
  return [
    ...papers.map(({ publicId }) => publicId),
    ...unknown.map(({ written }) => `? ${written}`),
  ]
}

const doi = '10.1101/2026.05.10.653210'
const article = '10.1038/s41586-026-1'
const title = 'Contrastive captions for vision-language pretraining'
/** As bioRxiv tells it once a journal has it. */
const preprint = { publicId: doi, doi: `${doi} ${article}`, dois: [doi, article], title }

it('by each of several DOIs, and by an id that another source gave', async () => {
  await bring('biorxiv', preprint)
  await bring('arxiv-rss', { title })
  for (const name of [doi, article, `https://doi.org/${article}`, '2605.15202', title]) {
    expect(await find(name), name).toEqual([doi])
  }
  expect(await find(`${doi}\n2605.15202v2\n2605.99999`)).toEqual([doi, '? 2605.99999'])
})

it('by the id of a row that was joined to another', async () => {
  await bring('biorxiv', { ...preprint, title: 'An early title of the same work, quite another' })
  await bring('arxiv-rss', { title })
  await bring('biorxiv', { ...preprint, version: 2 })
  expect(await find('arXiv:2605.15202')).toEqual([doi])
})

it('by a title as it is, before one that goes on', async () => {
  await bring('arxiv-rss', { publicId: '2605.10001', title: 'Attention is all you need' })
  await bring('arxiv-rss', {
    ...{ publicId: '2605.10002', title: 'Attention Is All You Need in Speech Separation' },
    authors: ['Eve Eff'],
  })
  expect(await find('Attention Is All You Need')).toEqual(['2605.10001'])
  expect(await find('Attention is all you need in speech')).toEqual(['2605.10002'])
})
