/** What an editor pastes, where sources answer for some of it: nothing that was named goes astray. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { PaperboyError } from '../../src/errors.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { get, openWeb, post } from './support.ts'

const at = '/admin/desk/daily/2026-11-24'
const headers = { authorization: 'Bearer the-operators-token' }

let web: Awaited<ReturnType<typeof openWeb>>
let app: Awaited<ReturnType<typeof openWeb>>['app']
const asked: string[] = []

beforeAll(async () => {
  web = await openWeb({ adminToken: 'the-operators-token' })
  const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
  await createSeries(web.db, { by: tokenEditor, ...fields })
  app = web.make({}, { lookUpPaper })
})
afterAll(() => web.close())

/** Knows 2611.00002, and is down for the rest. */
async function lookUpPaper(text: string) {
  asked.push(text)
  if (!text.includes('2611.00002')) throw new PaperboyError('upstream', 'no answer')
  const [row] = await web.db
    .insert(papers)
    .values({
      ...{ publicId: '2611.00002', title: 'Fetched', abstract: 'We fetch.', authors: ['Bo Cee'] },
      ...{ categories: ['cs.CV'], listingDay: '2026-11-17', contentHash: 'f', search: '' },
    })
    .returning({ paperId: papers.id })
  const paperId = row?.paperId ?? 0
  return { kind: 'found' as const, paperId, publicId: '2611.00002', title: 'Fetched', isNew: true }
}

const paste = async (text: string): Promise<string> => {
  const answer = await post(app, `${at}/paste`, { text }, headers)
  const to = answer.headers.get('location') ?? ''
  return (await get(app, to.split('#')[0] ?? '', headers)).text()
}

describe('at the desk', () => {
  it('several papers at once: those held, those fetched, and the others are asked for by name', async () => {
    const page = await paste('2611.00001 https://arxiv.org/abs/2611.00002 and 2611.00003')
    expect(page).toMatch(/<h3[^>]*>Captions for/)
    expect(page).toMatch(/<h3[^>]*>Fetched/)
    expect(asked).toEqual(['2611.00002', '2611.00003'])
    expect(page).toContain('That paper could not be fetched.')
    expect(page).toMatch(/name="address" value="2611\.00003"/)
  })

  it('more than are taken at once are asked for by name', async () => {
    const ids = Array.from({ length: 22 }, (_, n) => `2611.001${String(n).padStart(2, '0')}`)
    const page = await paste(ids.join(' '))
    for (const id of ids) expect(page).toContain(id)
  })

  it('an id or a DOI in any form goes to the field of the address', async () => {
    for (const [pasted, address] of [
      ['doi:10.1145/3366423.3380112', '10.1145/3366423.3380112'],
      ['math.GT/0309136', 'math/0309136'],
      ['arXiv:2611.00009v2 [cs.CV]', '2611.00009'],
      ['https://wool.example/sheep', 'https://wool.example/sheep'],
    ] as const) {
      const page = await paste(pasted)
      expect(page).toContain(`name="address" value="${address}"`)
      expect(page).toContain('name="title" value=""')
    }
    expect(await paste('On Sheep and Wool')).toContain('name="title" value="On Sheep and Wool"')
  })

  it('a BibTeX entry that no source answers for fills in the form', async () => {
    const page = await paste(
      '@inproceedings{bee, title = {On {Sheep} \\& Wool}, author = {Bee, Ada and Carl Dee},' +
        ' url = {https://wool.example/sheep}, year = {2026}}',
    )
    expect(page).toMatch(/name="title" value="On Sheep &amp; Wool"/)
    expect(page).toMatch(/name="authors" value="Ada Bee, Carl Dee"/)
    expect(page).toMatch(/name="address" value="https:\/\/wool\.example\/sheep"/)
  })
})
