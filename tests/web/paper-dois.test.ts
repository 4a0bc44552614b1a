/** A preprint that a journal took has two DOIs, as bioRxiv tells them; arXiv may tell several too. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { papers } from '../../src/storage/schema/papers.ts'
import { get, openWeb } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

it('each of them is a link of its own on the page of the paper', async () => {
  const publicId = '10.1101/2026.05.10.653210'
  await web.db.insert(papers).values({
    ...{
      publicId,
      doi: `${publicId} 10.1038/s41586-026-1`,
      title: 'Folding',
      abstract: 'We fold.',
    },
    ...{ authors: ['Ada Bee'], categories: [], contentHash: 'x', search: '' },
    ...{ listingDay: '2026-05-18', availableAt: new Date('2026-05-18T05:00:00Z') },
  })
  const html = await (await get(web.app, `/papers/${publicId}`)).text()
  expect([...html.matchAll(/href="https:\/\/doi\.org\/([^"]*)"/g)].map(([, doi]) => doi)).toEqual(
    expect.arrayContaining([publicId, '10.1038/s41586-026-1']),
  )
  expect(html).not.toContain('%2010.')
})
