/** Who writes at a note goes on with the page as it was loaded, and takes nothing of anybody else's away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { get, openWeb, post } from './support.ts'

const date = '2026-11-24'
const at = `/admin/desk/daily/${date}`
const headers = { authorization: 'Bearer the-operators-token' }

let web: Awaited<ReturnType<typeof openWeb>>
let seriesId: number

beforeAll(async () => {
  web = await openWeb({ adminToken: 'the-operators-token' })
  const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
  seriesId = (await createSeries(web.db, { by: tokenEditor, ...fields })).id
})
afterAll(() => web.close())

const page = async () => (await get(web.app, at, headers)).text()
/** The hidden fields of the form that goes there. */
function formOf(html: string, act: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="[^"]*/${act}[?"].*?</form>`, 's').exec(html)?.[0] ?? ''
  const fields = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name, value]) => [name, value]))
}
const note = (fields: Record<string, string>, markdown: string) =>
  post(
    web.app,
    `${at}/note`,
    { ...fields, markdown, hashtags: '', language: 'en' },
    { ...headers, accept: 'application/json' },
  )
const edition = () => readEdition(web.db, { seriesId, date })

describe('from one page as it was loaded', () => {
  it('a note is written, and then the edition published', async () => {
    await post(web.app, `${at}/paste`, { text: '2611.00001' }, headers)
    const loaded = await page()
    expect((await note(formOf(loaded, 'note'), 'A word.')).status).toBe(200)
    const published = { ...formOf(loaded, 'publish'), when: 'now' }
    expect((await post(web.app, `${at}/publish`, published, headers)).status).toBe(303)
    expect(await edition()).toMatchObject({ state: 'published', notes: [{ markdown: 'A word.' }] })
    const back = formOf(await page(), 'withdraw')
    expect((await post(web.app, `${at}/withdraw`, back, headers)).status).toBe(303)
  })

  it('a paper is not taken out with words that somebody wrote meanwhile; the way back is shown', async () => {
    const loaded = await page()
    await note(formOf(loaded, 'note'), 'Another word.')
    const drop = { ...formOf(loaded, 'order'), act: 'drop' }
    const refused = await post(web.app, `${at}/order?day=2026-11-17`, drop, headers)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toMatch(/href="\/admin\/desk\/daily\/2026-11-24\?day=2026-11-17"/)
    expect((await edition())?.notes).toMatchObject([{ markdown: 'Another word.' }])
    const again = { ...formOf(await page(), 'order'), act: 'drop' }
    expect((await post(web.app, `${at}/order`, again, headers)).status).toBe(303)
    expect((await edition())?.notes).toEqual([])
  })
})
