/** Who may do what by which way in: every route of the operator's and the editors' pages, as README says. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEditor } from '../../src/editorial/desk/editors.ts'
import { openDeskSession } from '../../src/editorial/desk/sessions.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { editors } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { get, openWeb, post, stranger } from './support.ts'

const token = 'a-token-of-the-operator'
const home = '127.0.0.1'
const day = '/admin/desk/daily/2026-11-24'
const other = '/admin/desk/other/2026-11-24'

let web: Awaited<ReturnType<typeof openWeb>>
const cookies = { editor: '', operator: '', gate: '' }
beforeAll(async () => {
  web = await openWeb({ adminToken: token })
  const { db } = web
  const by = tokenEditor
  const series = { name: 'Daily', language: 'en', timezone: 'UTC' }
  for (const slug of ['daily', 'other']) await createSeries(db, { by, slug, ...series })
  await addEditor(db, { by, email: 'ed@lab.example', role: 'editor', series: ['daily'] })
  await addEditor(db, { by, email: 'op@lab.example', role: 'operator', series: [] })
  for (const { id, email, role } of await db.select().from(editors)) {
    const editor = { id, who: email, role }
    const session = await db.transaction((tx) => openDeskSession(tx, { editor }))
    cookies[role] = `paperboy_desk=${session}`
  }
  const entered = await post(web.app, '/admin/enter', { token, next: '/outbox' })
  cookies.gate = /paperboy_admin=[^;]+/.exec(entered.headers.get('set-cookie') ?? '')?.[0] ?? ''
})
afterAll(() => web?.close())

/** How somebody comes: headers, peer, and the name that is asked for. */
const ways = {
  stranger: () => ({ headers: {}, peer: stranger, host: '' }),
  editor: () => ({ headers: { cookie: cookies.editor }, peer: stranger, host: '' }),
  operator: () => ({ headers: { cookie: cookies.operator }, peer: stranger, host: '' }),
  token: () => ({ headers: { authorization: `Bearer ${token}` }, peer: stranger, host: '' }),
  gate: () => ({ headers: { cookie: cookies.gate }, peer: stranger, host: '' }),
  here: () => ({ headers: {}, peer: home, host: 'http://localhost:3000' }),
  proxied: () => ({
    headers: { 'x-forwarded-for': stranger },
    peer: home,
    host: 'http://localhost:3000',
  }),
  // A page elsewhere may point its own name at 127.0.0.1.
  renamed: () => ({ headers: {}, peer: home, host: 'http://rebound.example' }),
}
type Way = keyof typeof ways
const everybody = Object.keys(ways) as Way[]

/** Let in; the others are 401, but for an editor who is known and may not: 403. */
const letIn = {
  anybody: everybody,
  editors: ['editor', 'operator', 'token', 'here'],
  operators: ['operator', 'token', 'here'],
  gate: ['operator', 'token', 'gate', 'here'],
} satisfies Record<string, Way[]>

type Who = keyof typeof letIn
type Row = [method: 'GET' | 'POST', path: string, route: string, who: Who, editor: 401 | 403]

const desk = '/admin/desk'
const edition = `${desk}/:slug/:date{[0-9]{4}-[0-9]{2}-[0-9]{2}}`
const hook = '/admin/service/webhooks'
const rows: Row[] = [
  ['GET', '/admin', '/admin', 'anybody', 403],
  ['GET', '/admin/link/none', '/admin/link/:token', 'anybody', 403],
  ['GET', desk, desk, 'editors', 403],
  ['GET', `${desk}/log`, `${desk}/log`, 'editors', 403],
  ['GET', `${desk}/hashtags`, `${desk}/hashtags`, 'editors', 403],
  ['POST', `${desk}/hashtags/add`, `${desk}/hashtags/add`, 'operators', 403],
  ['POST', `${desk}/hashtags/merge`, `${desk}/hashtags/merge`, 'operators', 403],
  ['GET', `${desk}/tags`, `${desk}/tags`, 'editors', 403],
  ['POST', `${desk}/tags`, `${desk}/tags`, 'editors', 403],
  ['GET', `${desk}/daily/translate`, `${desk}/:slug/translate`, 'editors', 403],
  ['POST', `${desk}/daily/translate`, `${desk}/:slug/translate`, 'editors', 403],
  ['POST', `${desk}/series`, `${desk}/series`, 'operators', 403],
  ['POST', `${desk}/editors`, `${desk}/editors`, 'operators', 403],
  [
    'POST',
    `${desk}/editors/99/remove`,
    `${desk}/editors/:id{[0-9]{1,15}}/remove`,
    'operators',
    403,
  ],
  ['GET', `${desk}/daily`, `${desk}/:slug`, 'editors', 403],
  ['POST', `${desk}/daily/away`, `${desk}/:slug/away`, 'editors', 403],
  ['POST', `${desk}/other/away`, `${desk}/:slug/away`, 'operators', 403],
  ['GET', day, edition, 'editors', 403],
  ['GET', other, edition, 'editors', 403],
  ['GET', `${day}/mail`, `${edition}/mail`, 'editors', 403],
  ['POST', `${day}/preview`, `${edition}/preview`, 'editors', 403],
  ...['mark', 'paste', 'type', 'order', 'publish', 'withdraw', 'note'].flatMap((act): Row[] => [
    ['POST', `${day}/${act}`, `${edition}/${act}`, 'editors', 403],
    ['POST', `${other}/${act}`, `${edition}/${act}`, 'operators', 403],
  ]),
  ['GET', '/admin/service', '/admin/service', 'operators', 403],
  ['POST', '/admin/service/reader', '/admin/service/reader', 'operators', 403],
  ['POST', '/admin/service/reader/act', '/admin/service/reader/act', 'operators', 403],
  ['POST', hook, hook, 'operators', 403],
  ['GET', `${hook}/9`, `${hook}/:id{[0-9]{1,15}}`, 'operators', 403],
  ['POST', `${hook}/9`, `${hook}/:id{[0-9]{1,15}}`, 'operators', 403],
  ['GET', '/admin/nothing', '', 'gate', 401],
  ['GET', '/outbox', '/outbox', 'gate', 401],
  ['GET', '/outbox.json', '/outbox.json', 'gate', 401],
  ['GET', '/metrics', '/metrics', 'gate', 401],
]

const ask = async (way: Way, method: string, path: string) => {
  const { headers, peer, host } = ways[way]()
  const sent =
    method === 'GET'
      ? get(web.app, `${host}${path}`, headers, peer)
      : post(web.app, `${host}${path}`, {}, headers, peer)
  return (await sent).status
}

describe('who may do what', () => {
  it.each(rows)('%s %s (%s): %s', async (method, path, _route, who, editor) => {
    const may: readonly Way[] = letIn[who]
    const answers: Record<string, number> = {}
    const wanted: Record<string, number> = {}
    for (const way of everybody) {
      const status = await ask(way, method, path)
      answers[way] = may.includes(way) && status !== 401 && status !== 403 ? 200 : status
      wanted[way] = may.includes(way) ? 200 : way === 'editor' ? editor : 401
    }
    expect(answers).toEqual(wanted)
  })

  it('nothing that an editor types for another series is kept', async () => {
    const typed = { title: 'Typed for others' }
    const answer = await post(web.app, `${other}/type`, typed, { cookie: cookies.editor })
    expect(answer.status).toBe(403)
    expect(await web.db.$count(papers, eq(papers.title, typed.title))).toBe(0)
  })

  it('is said here of every route below /admin', () => {
    // Open to anybody; what they let in is in their own tests (desk.test.ts, guards.test.ts).
    const doors = [
      '/admin/enter',
      '/admin/sign-out',
      '/admin/sign-in',
      '/admin/link',
      '/admin/link/:token',
    ]
    const there = web.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/admin'))
      .map(({ method, path }) => `${method} ${path}`)
    const said = new Set([
      ...rows.map(([method, , route]) => `${method} ${route}`),
      ...doors.map((path) => `POST ${path}`),
    ])
    expect(there.length).toBeGreaterThan(30)
    expect(there.filter((route) => !said.has(route))).toEqual([])
  })
})
