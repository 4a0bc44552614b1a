/** /admin/desk: series, editors, the log, and the work on an edition. Every form works without scripts;
 * what desk.mjs sends asks for JSON. */
import { type Context, Hono } from 'hono'
import { readAudit } from '../../editorial/audit.ts'
import { addEditor, listEditors, removeEditor } from '../../editorial/desk/editors.ts'
import { listOpenEditions } from '../../editorial/read-edition.ts'
import { createSeries, listSeries, type Series, setAway } from '../../editorial/series.ts'
import { readLanguage } from '../../lib/language-tag.ts'
import { localDate } from '../../lib/local-time.ts'
import { readForm } from '../form-body.ts'
import { whoIsAtDesk } from '../guards/desk-guard.ts'
import { privatePages } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { isDay } from '../paths.ts'
import { deskEditionRoutes } from './desk-edition-routes.tsx'
import { deskHashtagsRoutes } from './desk-hashtags-routes.tsx'
import { DeskHome, type SeriesAtDesk } from './desk-home.tsx'
import { DeskLog } from './desk-log.tsx'
import { type DeskEnv, seriesOf } from './desk-series.ts'
import { type DeskPageDeps, deskPath, SignInPage } from './desk-sign-in.tsx'
import { deskTagsRoutes } from './desk-tags-routes.tsx'
import { deskTranslateRoutes } from './desk-translate-routes.tsx'

const linesAPage = 100

export function deskRoutes(deps: DeskPageDeps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.use(`${deskPath}/*`, privatePages)
  routes.use(deskPath, privatePages)
  routes.use(`${deskPath}/*`, atDesk(deps))
  routes.use(deskPath, atDesk(deps))
  return routes
    .get(deskPath, (c) => showHome(deps, c))
    .route('/', deskHashtagsRoutes(deps))
    .route('/', deskTagsRoutes(deps))
    .route('/', deskTranslateRoutes(deps))
    .get(`${deskPath}/log`, (c) => showLog(deps, c))
    .post(`${deskPath}/series`, async (c) => {
      const form = await readForm(c)
      const [name, slug] = [form.text('name'), form.text('slug')]
      const [typed, timezone] = [form.text('language'), form.text('timezone')]
      const language = readLanguage(typed, deps.pageOf(c).locale) ?? typed
      await createSeries(deps.db, { by: c.get('editor'), name, slug, language, timezone })
      return home(deps, c)
    })
    .post(`${deskPath}/editors`, async (c) => {
      const form = await readForm(c)
      const role = form.text('role') === 'operator' ? 'operator' : 'editor'
      const [email, series] = [form.text('email'), form.all('series')]
      await addEditor(deps.db, { by: c.get('editor'), email, role, series })
      return home(deps, c)
    })
    .post(`${deskPath}/editors/:id{[0-9]{1,15}}/remove`, async (c) => {
      const editorId = Number(c.req.param('id'))
      await removeEditor(deps.db, { by: c.get('editor'), editorId })
      return home(deps, c)
    })
    .post(`${deskPath}/:slug/away`, async (c) => {
      const series = await seriesOf(deps, c.req.param('slug'))
      const form = await readForm(c)
      const until = form.text('until')
      const awayUntil = isDay(until) ? until : null
      await setAway(deps.db, { by: c.get('editor'), series, awayUntil })
      const date = isDay(form.text('date')) ? `/${form.text('date')}` : ''
      return c.redirect(deps.pageOf(c).site.path(`${deskPath}/${series.slug}${date}`), 303)
    })
    .get(`${deskPath}/:slug`, async (c) => {
      const series = await seriesOf(deps, c.req.param('slug'))
      const asked = c.req.query('date') ?? ''
      const date = isDay(asked) ? asked : await todayOf(deps, series)
      return c.redirect(deps.pageOf(c).site.path(`${deskPath}/${series.slug}/${date}`), 303)
    })
    .route('/', deskEditionRoutes(deps))
}

/** The sign-in page in place of what was asked for; nothing of a form that was sent is kept. */
const atDesk = (deps: DeskPageDeps) => async (c: Context<DeskEnv>, next: () => Promise<void>) => {
  const at = await whoIsAtDesk(deps, c)
  if (!at) {
    const page = deps.pageOf(c)
    return sendPage(c, <SignInPage page={page} open={deps.adminToken !== undefined} />, 401)
  }
  c.set('editor', at.editor)
  await next()
  return
}

const home = (deps: DeskPageDeps, c: Context) => c.redirect(deps.pageOf(c).site.path(deskPath), 303)

const todayOf = async (deps: DeskPageDeps, { timezone }: Series): Promise<string> =>
  localDate(await deps.calendar.now(deps.db), timezone)

async function showHome(deps: DeskPageDeps, c: Context<DeskEnv>) {
  const editor = c.get('editor')
  const all = await listSeries(deps.db)
  const series: SeriesAtDesk[] = []
  for (const one of all) {
    const today = await todayOf(deps, one)
    series.push({ ...one, today, open: await listOpenEditions(deps.db, one.id) })
  }
  const editors = editor.role === 'operator' ? await listEditors(deps.db) : []
  const page = deps.pageOf(c)
  return sendPage(c, <DeskHome page={page} editor={editor} series={series} editors={editors} />)
}

async function showLog(deps: DeskPageDeps, c: Context<DeskEnv>) {
  const asked = Number(c.req.query('before') ?? Number.NaN)
  const before = Number.isSafeInteger(asked) ? asked : undefined
  const found = await readAudit(deps.db, { limit: linesAPage + 1, before })
  const lines = found.slice(0, linesAPage)
  const older = found.length > linesAPage ? (lines.at(-1)?.id ?? null) : null
  const series = new Map((await listSeries(deps.db)).map(({ slug, name }) => [slug, name]))
  const shown = { page: deps.pageOf(c), editor: c.get('editor'), lines, series, older }
  return sendPage(c, <DeskLog {...shown} />)
}
