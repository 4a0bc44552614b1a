/** /admin/desk/:slug/:date: picking, ordering, writing and publishing. */
import { type Context, Hono } from 'hono'
import { previewEdition } from '../../digest/preview-edition.ts'
import { markPaper, newestDay, readDesk } from '../../editorial/desk/read-desk.ts'
import type { EditionRef } from '../../editorial/edit-edition.ts'
import { mustWrite } from '../../editorial/editor.ts'
import { readHashtags } from '../../editorial/note/hashtags.ts'
import { readNote } from '../../editorial/note/read-note.ts'
import { dropPaper, movePaper, orderPapers, pickPaper } from '../../editorial/pick-paper.ts'
import { publishEdition, withdrawEdition } from '../../editorial/publish-edition.ts'
import { blocksWithTitles, readEdition } from '../../editorial/read-edition.ts'
import { saveNote } from '../../editorial/save-note.ts'
import { PaperboyError } from '../../errors.ts'
import { readLanguage } from '../../lib/language-tag.ts'
import { instantOfMinute } from '../../lib/local-time.ts'
import { deskFaults } from '../../locales/spoken.ts'
import type { DeskMark } from '../../storage/schema/editorial.ts'
import { type FormBody, readForm } from '../form-body.ts'
import { showsLetter } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { isDay } from '../paths.ts'
import { DeskClash } from './desk-clash.tsx'
import { DeskPage } from './desk-page.tsx'
import { pastePaper, typePaper } from './desk-paste.ts'
import { PagePreview } from './desk-preview.tsx'
import { type DeskEnv, seriesOf } from './desk-series.ts'
import { type DeskPageDeps, deskPath } from './desk-sign-in.tsx'
import { askedView, keptView, papersAPage } from './desk-view.ts'
import { openLinksBeside } from './outbox-page.tsx'

type DeskContext = Context<DeskEnv>
/** Where on the page of the edition one goes on. */
type Place = { anchor?: string; typed?: string }

export function deskEditionRoutes(deps: DeskPageDeps): Hono<DeskEnv> {
  const at = `${deskPath}/:slug/:date{[0-9]{4}-[0-9]{2}-[0-9]{2}}`
  const act =
    (run: (ref: EditionRef, form: FormBody) => Promise<Place | undefined>) =>
    async (c: DeskContext) => {
      const ref = await refOf(deps, c)
      // Before anything is read, fetched or kept: some acts store a paper first.
      await mustWrite(deps.db, ref.by, ref.series.id)
      const place = await run(ref, await readForm(c))
      if (wantsJson(c)) return c.json({ outcome: 'done' })
      return backTo(deps, c, ref, place)
    }
  return new Hono<DeskEnv>()
    .get(at, (c) => showDesk(deps, c))
    .get(`${at}/mail`, (c) => showMail(deps, c))
    .post(
      `${at}/mark`,
      act((ref, form) => mark(deps, ref, form)),
    )
    .post(
      `${at}/paste`,
      act((ref, form) => pastePaper(deps, ref, form.text('text'))),
    )
    .post(
      `${at}/type`,
      act(async (ref, form) => {
        await typePaper(deps, ref, {
          title: form.text('title'),
          authors: form.text('authors').split(/[,;，、]/),
          abstract: form.text('abstract'),
          address: form.text('address'),
        })
        return undefined
      }),
    )
    .post(
      `${at}/order`,
      act((ref, form) => order(deps, ref, form)),
    )
    .post(
      `${at}/publish`,
      act(async (ref, form) => {
        const when = form.text('when') === 'later' ? momentOf(form, ref) : null
        await publishEdition(deps, ref, { at: when, version: versionOf(form) })
        return undefined
      }),
    )
    .post(
      `${at}/withdraw`,
      act(async (ref, form) => {
        await withdrawEdition(deps, ref, { version: versionOf(form) })
        return undefined
      }),
    )
    .post(`${at}/note`, (c) => keepNote(deps, c))
    .post(`${at}/preview`, async (c) => {
      const form = await readForm(c)
      return c.html(await previewOf(deps, c, typedNote(deps, c, form)))
    })
}

async function refOf(deps: DeskPageDeps, c: DeskContext): Promise<EditionRef> {
  const date = c.req.param('date') ?? ''
  if (!isDay(date)) throw new PaperboyError('not-found', deskFaults.noDay)
  return { by: c.get('editor'), series: await seriesOf(deps, c.req.param('slug') ?? ''), date }
}

function backTo(deps: DeskPageDeps, c: DeskContext, ref: EditionRef, place: Place = {}) {
  const { anchor, typed } = place
  const query = keptView(c, typed === undefined ? {} : { typed })
  const to = `${baseOf(ref)}${query}${anchor === undefined || typed ? '' : `#${anchor}`}`
  return c.redirect(deps.pageOf(c).site.path(to), 303)
}

const baseOf = ({ series, date }: EditionRef) => `${deskPath}/${series.slug}/${date}`
const wantsJson = (c: Context) => (c.req.header('accept') ?? '').startsWith('application/json')
/** Typed as a name or a tag; what is neither is judged by who keeps it. */
function languageIn(deps: DeskPageDeps, c: DeskContext, form: FormBody): string {
  const typed = form.text('language')
  return readLanguage(typed, deps.pageOf(c).locale) ?? typed
}

const versionOf = (form: FormBody): number => Number(form.text('version')) || 0
const paperOf = (form: FormBody): number => Number(form.text('paper')) || 0

async function showDesk(deps: DeskPageDeps, c: DeskContext) {
  const ref = await refOf(deps, c)
  const { series, date } = ref
  const now = await deps.calendar.now(deps.db)
  const asked = askedView(c, (await newestDay(deps.db, now)) ?? date)
  const found = await readDesk(deps.db, { ...asked, seriesId: series.id, papersAPage })
  const { tags } = await deps.readTags()
  return sendPage(
    c,
    <DeskPage
      page={deps.pageOf(c)}
      editor={ref.by}
      base={baseOf(ref)}
      series={series}
      date={date}
      edition={await readEdition(deps.db, { seriesId: series.id, date })}
      found={found}
      view={{ ...asked, page: found.page }}
      typed={c.req.query('typed')?.slice(0, 2000) ?? null}
      tags={tags.map(({ slug }) => slug)}
    />,
  )
}

async function showMail(deps: DeskPageDeps, c: DeskContext) {
  const { series, date } = await refOf(deps, c)
  const edition = await readEdition(deps.db, { seriesId: series.id, date })
  const paper = c.req.query('paper')
  const notes = (edition?.notes ?? []).filter(
    (note) => paper === undefined || String(note.paper.id) === paper,
  )
  if (!edition || (paper !== undefined && notes.length === 0)) return c.notFound()
  // That of one note stands in a frame beside it (desk-preview.mjs).
  showsLetter(c, paper === undefined ? 'nobody' : 'us')
  const html = await previewEdition(deps.settings, { series, edition: { ...edition, notes } })
  return c.html(paper === undefined ? html : openLinksBeside(html))
}

async function mark(deps: DeskPageDeps, ref: EditionRef, form: FormBody): Promise<Place> {
  const paperId = paperOf(form)
  const chosen = form.text('act')
  if (chosen === 'pick') await pickPaper(deps.db, ref, paperId)
  else {
    const known: Record<string, DeskMark | null> = {
      shortlisted: 'shortlisted',
      hidden: 'hidden',
      none: null,
    }
    const to = known[chosen]
    if (to === undefined) throw new PaperboyError('bad-input', deskFaults.notKnown)
    await markPaper(deps.db, { by: ref.by, seriesId: ref.series.id, paperId, mark: to })
  }
  return { anchor: 'desk-day' }
}

async function order(deps: DeskPageDeps, ref: EditionRef, form: FormBody): Promise<Place> {
  const paperId = paperOf(form)
  const version = versionOf(form)
  const ids = form.text('order').split(',').slice(0, 500).map(Number).filter(Number.isSafeInteger)
  const chosen = form.text('act')
  if (chosen === 'drop') {
    const noteVersion = Number(form.text('note')) || 0
    await dropPaper(deps.db, ref, { paperId, version, noteVersion })
  } else if (chosen === 'all') await orderPapers(deps.db, ref, { paperIds: ids, version })
  else {
    const by = chosen === 'up' ? -1 : 1
    await movePaper(deps.db, ref, { paperId, by, version, order: ids })
  }
  return { anchor: `n${paperId}` }
}

async function keepNote(deps: DeskPageDeps, c: DeskContext) {
  const ref = await refOf(deps, c)
  const form = await readForm(c)
  const typed = typedNote(deps, c, form)
  const paperId = paperOf(form)
  const yours = { ...typed, tells: form.has('tells') }
  const saved = await saveNote(deps, ref, { ...yours, paperId, version: versionOf(form) })
  if (wantsJson(c)) {
    const status = saved.outcome === 'conflict' ? 409 : 200
    return c.json({ ...saved, html: await previewOf(deps, c, typed) }, status)
  }
  const page = deps.pageOf(c)
  if (saved.outcome === 'conflict') {
    const action = `${baseOf(ref)}/note${keptView(c)}`
    const tree = (
      <DeskClash page={page} action={action} paperId={paperId} theirs={saved} yours={yours} />
    )
    return sendPage(c, tree, 409)
  }
  return backTo(deps, c, ref, { anchor: `n${paperId}` })
}

type TypedNote = { markdown: string; hashtags: string; language: string }

const typedNote = (deps: DeskPageDeps, c: DeskContext, form: FormBody): TypedNote => ({
  markdown: form.text('markdown'),
  hashtags: form.text('hashtags'),
  language: languageIn(deps, c, form),
})

async function previewOf(deps: DeskPageDeps, c: DeskContext, typed: TypedNote): Promise<string> {
  const { markdown, language } = typed
  const blocksOf = await blocksWithTitles(deps.db, [markdown])
  const blocks = markdown === '' ? readNote('') : blocksOf(markdown)
  const { tags } = await deps.readTags()
  const known = new Set(tags.map(({ slug }) => slug))
  const note = { blocks, language, hashtags: readHashtags(typed.hashtags) }
  return String(await (<PagePreview page={deps.pageOf(c)} note={note} known={known} />))
}

/** As a clock in the series' zone shows it. */
function momentOf(form: FormBody, { series }: EditionRef): Date {
  const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(form.text('at')) ?? []
  if (day === undefined || !isDay(day)) {
    throw new PaperboyError('bad-input', deskFaults.noMoment, { help: deskFaults.dayAndHour })
  }
  return instantOfMinute(day, Number(hour) * 60 + Number(minute), series.timezone)
}
