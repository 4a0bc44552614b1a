/** /admin/desk/:slug/translate: title and abstract of a paper in an editor's language. */
import { type Context, Hono } from 'hono'
import type { TranslationDoubt } from '../../editorial/translations/by-hand/doubt-translation.ts'
import {
  sourceLanguage,
  writeTranslation,
} from '../../editorial/translations/by-hand/write-translation.ts'
import { readTranslations } from '../../editorial/translations/read-translations.ts'
import { PaperboyError } from '../../errors.ts'
import { languages } from '../../locales/languages.ts'
import { deskFaults } from '../../locales/spoken.ts'
import type { Paper } from '../../papers/paper.ts'
import { findPaper } from '../../papers/read-papers.ts'
import { readForm } from '../form-body.ts'
import { sendPage } from '../layout.tsx'
import { type DeskEnv, seriesOf } from './desk-series.ts'
import { type DeskPageDeps, deskPath } from './desk-sign-in.tsx'
import { DeskTranslate, type Typed, translatePath } from './desk-translate.tsx'

export function deskTranslateRoutes(deps: DeskPageDeps): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(`${deskPath}/:slug/translate`, async (c) => {
      const paper = await paperOf(deps, c.req.query('paper') ?? '')
      const locale = await languageOf(deps, c, c.req.query('language') ?? '')
      const [held] = await readTranslations(deps.db, { paper, locale })
      const typed = { locale, title: held?.title ?? '', abstract: held?.abstract ?? '' }
      return show(deps, c, { paper, typed, doubts: [], saved: c.req.query('saved') === '1' })
    })
    .post(`${deskPath}/:slug/translate`, async (c) => {
      const form = await readForm(c)
      const paper = await paperOf(deps, form.text('paper'))
      const [title, abstract] = [form.text('title'), form.text('abstract')]
      const typed = { locale: form.text('language'), title, abstract }
      const written = await writeTranslation(deps.db, {
        ...{ by: c.get('editor'), paperId: paper.id, insists: form.has('insists') },
        ...typed,
      })
      if (written.outcome === 'doubtful') {
        return show(deps, c, { paper, typed, doubts: written.doubts, saved: false })
      }
      const back = `${translatePath(c.req.param('slug'), paper.publicId)}&language=${typed.locale}&saved=1`
      return c.redirect(deps.pageOf(c).site.path(back), 303)
    })
}

type Shown = { paper: Paper; typed: Typed; doubts: TranslationDoubt[]; saved: boolean }

function show(deps: DeskPageDeps, c: Context<DeskEnv>, { doubts, ...shown }: Shown) {
  const action = `${deskPath}/${c.req.param('slug')}/translate`
  const tree = (
    <DeskTranslate
      page={deps.pageOf(c)}
      editor={c.get('editor')}
      action={action}
      doubts={doubts}
      {...shown}
    />
  )
  return sendPage(c, tree, doubts.length > 0 ? 409 : 200)
}

async function paperOf(deps: DeskPageDeps, publicId: string): Promise<Paper> {
  const paper = await findPaper(deps.db, publicId)
  if (paper) return paper
  throw new PaperboyError('not-found', deskFaults.noPaperHeld)
}

/** The one asked for, else the series' own; papers are in English. */
async function languageOf(deps: DeskPageDeps, c: Context<DeskEnv>, asked: string): Promise<string> {
  const series = await seriesOf(deps, c.req.param('slug') ?? '')
  const known = languages.map(({ code }) => code).filter((code) => code !== sourceLanguage)
  const wanted = [asked, series.language].find((code) => known.includes(code))
  return wanted ?? (known[0] as string)
}
