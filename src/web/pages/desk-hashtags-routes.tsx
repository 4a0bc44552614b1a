/** /admin/desk/hashtags: looked at by editors, changed by operators. A merge is looked at before it is done. */
import { type Context, Hono } from 'hono'
import { addHashtag } from '../../editorial/hashtags/add-hashtags.ts'
import { listHashtags } from '../../editorial/hashtags/list-hashtags.ts'
import { type Merged, mergeTag } from '../../editorial/hashtags/merge-tag.ts'
import { readForm } from '../form-body.ts'
import { sendPage } from '../layout.tsx'
import { DeskHashtags, hashtagsPath } from './desk-hashtags.tsx'
import type { DeskEnv } from './desk-series.ts'
import type { DeskPageDeps } from './desk-sign-in.tsx'

export function deskHashtagsRoutes(deps: DeskPageDeps): Hono<DeskEnv> {
  const back = (c: Context<DeskEnv>) => c.redirect(deps.pageOf(c).site.path(hashtagsPath), 303)
  return new Hono<DeskEnv>()
    .get(hashtagsPath, (c) => show(deps, c, null))
    .post(`${hashtagsPath}/add`, async (c) => {
      const hashtag = (await readForm(c)).text('hashtag')
      await addHashtag(deps, { by: c.get('editor'), hashtag })
      return back(c)
    })
    .post(`${hashtagsPath}/merge`, async (c) => {
      const form = await readForm(c)
      const dryRun = form.text('act') !== 'merge'
      const named = { from: form.text('from'), into: form.text('into') }
      const merged = await mergeTag(deps, { by: c.get('editor'), ...named, dryRun })
      return dryRun ? show(deps, c, merged) : back(c)
    })
}

async function show(deps: DeskPageDeps, c: Context<DeskEnv>, looked: Merged | null) {
  const hashtags = await listHashtags(deps.db, { at: await deps.calendar.now(deps.db) })
  const { tags } = await deps.readTags()
  const offered = tags.filter(({ kind }) => kind === 'topic' || kind === 'hashtag')
  return sendPage(
    c,
    <DeskHashtags
      page={deps.pageOf(c)}
      editor={c.get('editor')}
      hashtags={hashtags}
      tags={offered.map(({ slug }) => slug)}
      looked={looked}
    />,
  )
}
