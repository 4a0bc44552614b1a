/** /admin/desk/tags: tags in doubt, and those of one paper; editors accept and reject them, and what they say
 * holds against rules and guesses. */
import { type Context, Hono } from 'hono'
import { writeAudit } from '../../editorial/audit.ts'
import { PaperboyError } from '../../errors.ts'
import { deskFaults } from '../../locales/spoken.ts'
import { newestPapers } from '../../papers/newest-papers.ts'
import { findPaper, readPapers } from '../../papers/read-papers.ts'
import { acceptTag, type Judged, rejectTag, withdrawVerdict } from '../../tagging/judge-tags.ts'
import { listUnsureGuesses, listWrongTags } from '../../tagging/list-doubts.ts'
import { readJudgedTags } from '../../tagging/read-judged-tags.ts'
import { readForm } from '../form-body.ts'
import { sendPage } from '../layout.tsx'
import { isDay } from '../paths.ts'
import type { DeskEnv } from './desk-series.ts'
import type { DeskPageDeps } from './desk-sign-in.tsx'
import { DeskDoubts, DeskPaperTags, deskTagsPath, paperTagsPath } from './desk-tags.tsx'

const rowsShown = 50

export function deskTagsRoutes(deps: DeskPageDeps): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(deskTagsPath, (c) => {
      const paper = c.req.query('paper') ?? ''
      return paper === '' ? showDoubts(deps, c) : showPaper(deps, c, paper)
    })
    .post(deskTagsPath, async (c) => {
      const form = await readForm(c)
      const [paper, tag, act] = [form.text('paper'), form.text('tag').trim(), form.text('act')]
      await judge(deps, { paper, tag, who: c.get('editor').who }, act)
      const { site } = deps.pageOf(c)
      const day = form.text('day')
      const doubts = isDay(day) ? `${deskTagsPath}?day=${day}` : deskTagsPath
      return c.redirect(site.path(form.has('list') ? doubts : paperTagsPath(paper)), 303)
    })
}

/** The line of the log stands in the transaction of the verdict. */
async function judge(deps: DeskPageDeps, judged: Judged, act: string): Promise<void> {
  const { tags } = await deps.readTags()
  if (!tags.some(({ slug, kind }) => slug === judged.tag && kind === 'topic')) {
    throw new PaperboyError('bad-input', deskFaults.noTopic(judged.tag.slice(0, 60)))
  }
  const { who, paper, tag } = judged
  const given = {
    ...deps,
    record: (tx: Parameters<typeof writeAudit>[0], verdict: string) =>
      writeAudit(tx, { who, act: 'tag-judged', what: paper, detail: { tag, verdict } }),
  }
  if (act === 'accept') await acceptTag(given, judged)
  else if (act === 'reject') await rejectTag(given, judged)
  else await withdrawVerdict(given, judged)
}

async function newestDay({ db, calendar }: DeskPageDeps): Promise<string | null> {
  const { ids } = await newestPapers(db, { until: await calendar.now(db), limit: 1 })
  const [paper] = (await readPapers(db, ids)).values()
  return paper?.listingDay ?? null
}

async function showDoubts(deps: DeskPageDeps, c: Context<DeskEnv>) {
  const asked = c.req.query('day') ?? ''
  const day = isDay(asked) ? asked : await newestDay(deps)
  const wrong = await listWrongTags(deps.db, { limit: rowsShown })
  const unsure = day === null ? [] : await listUnsureGuesses(deps.db, { day, limit: rowsShown })
  const shown = { page: deps.pageOf(c), editor: c.get('editor') }
  return sendPage(c, <DeskDoubts {...shown} wrong={wrong} unsure={unsure} day={day} />)
}

async function showPaper(deps: DeskPageDeps, c: Context<DeskEnv>, id: string) {
  const paper = await findPaper(deps.db, id)
  if (!paper) return c.notFound()
  const tags = await readJudgedTags(deps.db, paper.id)
  const offered = (await deps.readTags()).tags.filter(({ kind }) => kind === 'topic')
  return sendPage(
    c,
    <DeskPaperTags
      page={deps.pageOf(c)}
      editor={c.get('editor')}
      paper={paper}
      tags={tags}
      offered={offered.map(({ slug }) => slug)}
    />,
  )
}
