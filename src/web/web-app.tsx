/** All pages behind their guards. Answers come from verbs of the stations below; nothing is decided
 * here but how it looks. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { createChoicePreviewer } from '../digest/preview-choices.ts'
import { spokenLanguage } from '../locales/spoken.ts'
import { answerNotFound, answerProblem } from './answer-problem.tsx'
import { adminApiRoutes } from './api/admin/admin-routes.ts'
import { apiRoutes } from './api/api-routes.tsx'
import { createAssets } from './assets.ts'
import { largestForm } from './form-body.ts'
import { adminGuard } from './guards/admin-guard.ts'
import { whoIsAtDesk } from './guards/desk-guard.ts'
import { freshKeys } from './guards/fresh-keys.ts'
import { pageHeaders } from './guards/headers.ts'
import { createLimits } from './guards/limits.ts'
import { sameSite } from './guards/same-site.ts'
import { createWebMetrics } from './metrics.ts'
import type { PageDeps } from './page-deps.ts'
import { createPageOf, pageLanguage } from './page-language.ts'
import { aboutRoutes } from './pages/about-routes.tsx'
import { accountRoutes } from './pages/account-routes.tsx'
import { adminGate, enterPath, refuseStranger } from './pages/admin-gate.tsx'
import { confirmRoutes } from './pages/confirm-routes.tsx'
import { daysRoutes } from './pages/days-routes.tsx'
import { deskRoutes } from './pages/desk-routes.tsx'
import { deskSignInRoutes } from './pages/desk-sign-in.tsx'
import { digestFeedRoutes } from './pages/digest-feed-routes.ts'
import { digestRoutes } from './pages/digest-routes.tsx'
import { digestsRoutes } from './pages/digests-routes.tsx'
import { editionsRoutes } from './pages/editions-routes.tsx'
import { feedRoutes } from './pages/feed-routes.ts'
import { feedbackRoutes } from './pages/feedback-routes.tsx'
import { healthRoutes } from './pages/health.ts'
import { homeRoutes } from './pages/home-routes.tsx'
import { linkRoutes } from './pages/link-page.tsx'
import { machineFiles } from './pages/machine-files.ts'
import { noticedRoutes } from './pages/noticed-routes.tsx'
import { outboxRoutes } from './pages/outbox-routes.tsx'
import { paperRoutes } from './pages/paper-routes.tsx'
import { pdfOpenedRoutes } from './pages/pdf-opened-routes.ts'
import { preferencesRoutes } from './pages/preferences-routes.tsx'
import { saveRoutes } from './pages/save-routes.tsx'
import { savedRoutes } from './pages/saved-routes.tsx'
import { searchRoutes } from './pages/search-routes.tsx'
import { sitemapRoutes } from './pages/sitemap-routes.ts'
import { statusRoutes } from './pages/status-routes.tsx'
import { tagsRoutes } from './pages/tags-routes.tsx'
import { unsubscribeRoutes } from './pages/unsubscribe-routes.tsx'
import { webhookRoutes } from './pages/webhook-routes.ts'
import { createPublicPages } from './public-pages.ts'
import { serviceRoutes } from './service/service-routes.tsx'
import { createSite } from './site.ts'
import { createStoreView } from './store-view.ts'
import type { WebDeps } from './web-deps.ts'

const pages = [
  homeRoutes,
  linkRoutes,
  confirmRoutes,
  preferencesRoutes,
  accountRoutes,
  digestsRoutes,
  digestFeedRoutes,
  unsubscribeRoutes,
  digestRoutes,
  daysRoutes,
  noticedRoutes,
  editionsRoutes,
  saveRoutes,
  pdfOpenedRoutes,
  paperRoutes,
  tagsRoutes,
  searchRoutes,
  statusRoutes,
  aboutRoutes,
  feedbackRoutes,
  savedRoutes,
  feedRoutes,
  adminApiRoutes,
  apiRoutes,
  sitemapRoutes,
  outboxRoutes,
]

export function createWebApp(deps: WebDeps): Hono {
  const { settings } = deps
  const assets = createAssets()
  const site = createSite(settings, assets.path)
  const pageOf = createPageOf(site)
  const readView = createStoreView(deps)
  const pageDeps: PageDeps = {
    ...deps,
    limits: createLimits({ ...deps, subscribePerHour: settings.subscribePerHour }),
    pageOf,
    readTags: async () => (await readView()).tags(spokenLanguage().code),
    readFacts: async () => (await readView()).facts,
    ...createPublicPages({ pageOf, readView }),
    previewChoices: createChoicePreviewer(deps),
  }
  const metrics = createWebMetrics(deps.metrics, deps.db)
  const app = new Hono({ strict: false })
  app.use(metrics.observe)
  app.use(compress())
  app.use(pageHeaders(settings))
  app.route('/webhooks', webhookRoutes(deps))
  app.use(bodyLimit({ maxSize: largestForm, onError: tooLarge }))
  app.use(sameSite(settings.publicUrl))
  app.use(freshKeys(deps.keys))
  app.use(pageLanguage({ ...deps, secure: site.secure, path: site.path('/') }))
  app.onError(answerProblem(pageDeps))
  app.notFound(answerNotFound(pageDeps))
  app.route('/assets', assets.routes)
  app.route('/', machineFiles(site))
  app.route('/', healthRoutes(deps))
  mountGuarded(app, pageDeps)
  for (const routes of pages) app.route('/', routes(pageDeps))
  app.get('/metrics', async (c) => {
    const { body, type } = await metrics.text()
    return c.body(body, 200, { 'Content-Type': type })
  })
  return app
}

function mountGuarded(app: Hono, deps: PageDeps): void {
  const admin = {
    ...deps,
    adminToken: deps.settings.adminToken,
    secure: deps.settings.publicUrl.startsWith('https:'),
    trustedProxies: deps.settings.trustedProxies,
  }
  app.route('/', adminGate(admin))
  const guard = adminGuard(admin, refuseStranger(admin))
  for (const path of ['/outbox', '/outbox/*', '/outbox.json', '/admin/*', '/metrics']) {
    app.use(path, async (c, next) => {
      // Desk and service ask who it is by themselves: editors are no operators.
      if (c.req.path === enterPath || asksItself.test(c.req.path)) return next()
      const at = await whoIsAtDesk(admin, c)
      return at?.editor.role === 'operator' ? next() : guard(c, next)
    })
  }
  app.route('/', deskSignInRoutes(admin))
  app.route('/', deskRoutes(admin))
  app.route('/', serviceRoutes(admin))
}

const asksItself =
  /^\/admin(?:\/?$|\/(?:desk(?:\/|$)|service(?:\/|$)|link(?:\/|$)|sign-in$|sign-out$))/

function tooLarge(_c: Context): never {
  throw new HTTPException(413)
}
