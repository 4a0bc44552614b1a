/** GET|POST /saved/:token: a reader's saved papers; its files; and the feed at /feeds/saved/:token. GET
 * changes nothing. */
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { authorLine } from '../../digest/author-line.ts'
import { readableTitle } from '../../digest/card.ts'
import { paperLinks } from '../../digest/paper-links.ts'
import { removeSaved, restoreSaved, saveFromPage } from '../../feedback/change-saved.ts'
import { countDevices, findDevice, forgetDevices, rememberDevice } from '../../feedback/devices.ts'
import { countSaved, readSaved } from '../../feedback/saved-papers.ts'
import { localDate } from '../../lib/local-time.ts'
import { mailTexts } from '../../locales/texts.ts'
import { findPaper } from '../../papers/read-papers.ts'
import { linkFor } from '../../subscribers/links.ts'
import { openLink } from '../../subscribers/open-link.ts'
import { type Preferences, readPreferences } from '../../subscribers/read-preferences.ts'
import { atomFile, atomType, jsonFeedFile, jsonFeedType } from '../feed-files.ts'
import { readForm } from '../form-body.ts'
import { clearDevice, deviceOf, setDevice } from '../guards/device-cookie.ts'
import { privatePages } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { inLanguage } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { paperPath } from '../paths.ts'
import { savedFeed, savedFiles } from '../saved-files.ts'
import { savedNoteWords } from '../saved-notes.ts'
import { showBadLink } from './bad-link.tsx'
import { type SavedNews, SavedPage, type SavedView } from './saved-page.tsx'

const path = '/saved/:token'
const perPage = 100
/** Nobody reads more; a file of them has 20 MB. */
const filedAtMost = 10_000
const inFeed = 50

/** `token`: of the device remembered in this very answer, whose cookie no request had yet. */
type News = SavedNews & { token?: string }

export function savedRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use(path, privatePages)
  routes.use(`${path}/*`, privatePages)
  routes.get(path, async (c) => {
    const reader = await readReader(deps, c)
    return reader ? show(deps, c, reader) : showBad(deps, c)
  })
  routes.post(path, async (c) => {
    const reader = await readReader(deps, c)
    if (!reader) return showBad(deps, c)
    const form = await readForm(c)
    return show(
      deps,
      c,
      reader,
      await act(deps, c, reader, form.text('action'), form.text('paper')),
    )
  })
  for (const { name, type, body } of savedFiles) {
    routes.get(`${path}/${name}`, async (c) => {
      const reader = await readReader(deps, c)
      if (!reader) return showBad(deps, c)
      const { subscriberId } = reader
      const saved = await readSaved(deps.db, { subscriberId, limit: filedAtMost })
      c.header('Content-Disposition', `attachment; filename="${name}"`)
      return c.body(body(saved), 200, { 'Content-Type': type })
    })
  }
  addFeeds(deps, routes)
  return routes
}

function addFeeds(deps: PageDeps, routes: Hono): void {
  const kinds = [
    { name: 'atom.xml', type: atomType, write: atomFile },
    { name: 'feed.json', type: jsonFeedType, write: jsonFeedFile },
  ]
  for (const { name, type, write } of kinds) {
    routes.get(`/feeds/saved/:token/${name}`, etag(), async (c) => {
      c.header('X-Robots-Tag', 'noindex, nofollow')
      c.header('Cache-Control', 'private, no-cache')
      const link = await openLink(deps, 'savedFeed', c.req.param('token'))
      const reader = link && (await readPreferences(deps, { subscriberId: link.row }))
      if (!reader) return showBad(deps, c)
      const { subscriberId, timezone } = reader
      const saved = await readSaved(deps.db, { subscriberId, limit: inFeed })
      const self = `${linkFor(deps.links, 'savedFeed', reader)}/${name}`
      const page = inLanguage(deps.pageOf(c), reader.locale)
      const file = savedFeed(page, { subscriberId, timezone, self, saved })
      return c.body(write(file), 200, { 'Content-Type': type })
    })
  }
}

async function readReader(deps: PageDeps, c: Context): Promise<Preferences | null> {
  const link = await openLink(deps, 'saved', c.req.param('token') ?? '')
  return link && readPreferences(deps, { subscriberId: link.row })
}

/** What it did, or nothing when it is no act of this page. */
async function act(
  deps: PageDeps,
  c: Context,
  { subscriberId, state }: Preferences,
  action: string,
  publicId: string,
): Promise<News | undefined> {
  const page = deps.pageOf(c)
  const { saved: words } = page.words
  const named = { subscriberId, publicId }
  const title = async () => readableTitle((await findPaper(deps.db, publicId))?.title ?? publicId)
  switch (action) {
    case 'save':
      if (state !== 'confirmed') return { text: words.left, bad: true }
      return (await saveFromPage(deps, named))
        ? { text: words.done(await title()) }
        : { text: words.unknown, bad: true }
    case 'remove':
      return (await removeSaved(deps, named))
        ? { text: words.removed(await title()), undo: publicId }
        : undefined
    case 'restore':
      return (await restoreSaved(deps, named)) ? { text: words.restored } : undefined
    case 'remember':
      if (state !== 'confirmed') return { text: words.left, bad: true }
      return { text: words.nowRemembered, token: await rememberHere(deps, c, subscriberId) }
    case 'forget':
    case 'forget-all': {
      const device = await deviceOf(deps, c)
      const deviceId = action === 'forget' ? (device?.id ?? 0) : undefined
      await forgetDevices(deps.db, { subscriberId, deviceId })
      clearDevice(c, page.site)
      return { text: words.forgotten }
    }
  }
}

/** Once more, it lasts 90 days from now. */
async function rememberHere(deps: PageDeps, c: Context, subscriberId: number): Promise<string> {
  const before = await deviceOf(deps, c)
  if (before) await forgetDevices(deps.db, { subscriberId, deviceId: before.id })
  const token = await rememberDevice(deps, { subscriberId })
  setDevice(c, token, deps.pageOf(c).site)
  return token
}

async function show(deps: PageDeps, c: Context, reader: Preferences, news?: News) {
  const { subscriberId } = reader
  const page = deps.pageOf(c)
  const action = page.site.path(c.req.path)
  const number = pageNumber(c.req.query('page'))
  const total = await countSaved(deps.db, subscriberId)
  const skip = (number - 1) * perPage
  const saved = await readSaved(deps.db, { subscriberId, limit: perPage, skip })
  const view: SavedView = {
    action,
    maskedAddress: reader.maskedAddress,
    reads: reader.state === 'confirmed',
    total,
    papers: saved.map(({ paper, savedAt, notes }) => {
      const links = paperLinks(paper)
      return {
        publicId: paper.publicId,
        title: paper.title,
        url: page.site.path(paperPath(paper.publicId)),
        sourceUrl: links.abstract,
        pdfUrl: links.pdf,
        authors: authorLine(paper.authors, mailTexts(page.locale)),
        savedOn: page.words.dates.full(localDate(savedAt, reader.timezone)),
        notes: notes.map((note) => savedNoteWords(page, note, reader.timezone)),
      }
    }),
    newer: number > 1 ? `${action}?page=${number - 1}` : null,
    older: skip + saved.length < total ? `${action}?page=${number + 1}` : null,
    feedUrl: linkFor(deps.links, 'savedFeed', reader),
    device: await deviceView(deps, c, { reader, token: news?.token }),
    asked: news ? null : await askedFor(deps, c),
  }
  return sendPage(c, <SavedPage page={page} view={view} news={news} />, news?.bad ? 400 : 200)
}

type AskedDevice = { reader: Preferences; token: string | undefined }

async function deviceView(deps: PageDeps, c: Context, { reader, token }: AskedDevice) {
  const { subscriberId, timezone } = reader
  const device = token === undefined ? await deviceOf(deps, c) : await findDevice(deps, token)
  const all = await countDevices(deps.db, subscriberId)
  const isTheirs = device?.subscriberId === subscriberId
  const until = device && isTheirs ? localDate(device.expiresAt, timezone) : null
  const thisUntil = until && deps.pageOf(c).words.dates.full(until)
  return { thisUntil, others: thisUntil ? all - 1 : all }
}

async function askedFor(deps: PageDeps, c: Context): Promise<SavedView['asked']> {
  const asked = c.req.query('paper')
  const paper = asked ? await findPaper(deps.db, asked) : null
  return paper && { publicId: paper.publicId, title: readableTitle(paper.title) }
}

const pageNumber = (given: string | undefined): number =>
  given !== undefined && /^[1-9]\d{0,4}$/.test(given) ? Number(given) : 1

function showBad(deps: PageDeps, c: Context) {
  const { saved } = deps.pageOf(c).words
  return showBadLink(deps, c, { title: saved.badTitle, text: saved.bad })
}
