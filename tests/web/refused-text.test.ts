/** Addresses with a NUL, as scanners send them: a calm answer, and nothing for the operator to read. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { get, openWeb } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
}, 120_000)
afterAll(() => web?.close())

it.each([
  '/tags/%00',
  '/?tag=%00',
  '/editions/a%00b',
  '/papers/%00',
  '/admin/desk/a%00b',
  '/api/v1/editions?language=%00',
  '/api/v1/papers?tag=%00',
  '/feeds/tags/%00/atom.xml',
])('%s is refused or not there', async (path) => {
  const answer = await get(web.app, path, { accept: 'text/html' })
  expect([200, 400, 401, 404]).toContain(answer.status)
  expect(await answer.text()).not.toContain('\0')
})
