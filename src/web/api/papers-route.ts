/** GET /api/v1/papers: the newest papers, of all or of one tag. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { PaperboyError } from '../../errors.ts'
import { newestPapers } from '../../papers/newest-papers.ts'
import { readPapers } from '../../papers/read-papers.ts'
import { readTagPapers } from '../../tagging/read-tag-papers.ts'
import type { PageDeps } from '../page-deps.ts'
import type { StoreView } from '../store-view.ts'
import { answerOf, answers, jsonFile, limitOf } from './answers.ts'
import { countCall } from './count-call.ts'
import { paperJsons, paperSchema } from './paper-json.ts'
import { beforeParameter, nextOf, type Place } from './place-parameter.ts'

const query = z.object({
  tag: z.string().max(100).optional().openapi({
    description: 'The slug of a topic or category, as /api/v1/tags names it.',
    example: 'captioning',
  }),
  before: beforeParameter,
  limit: limitOf({ most: 100, usual: 30 }),
})

export const papersOperation = createRoute({
  method: 'get',
  path: '/papers',
  summary: 'Newest papers',
  description: 'Newest listing day first; withdrawn papers are left out.',
  request: { query },
  responses: answers(answerOf(z.array(paperSchema)), 'A page of papers.'),
})

/** A day of a tag that brings fewer is found from the tag's own papers. */
const busyFrom = 3

export function papersRoute(api: OpenAPIHono, deps: PageDeps): void {
  api.openapi(papersOperation, (c) => {
    const asked = c.req.valid('query')
    const { tag, limit } = asked
    return deps.sendPublicFile(
      c,
      JSON.stringify(asked),
      async (page, view) => {
        await countCall(deps, c)
        const found = await find(deps, view, asked)
        const papers = await readPapers(deps.db, found.ids)
        const inOrder = found.ids.flatMap((id) => papers.get(id) ?? [])
        return jsonFile({
          data: await paperJsons(deps.db, { papers: inOrder, site: page.site }),
          next: nextOf(page.site, { path: '/papers', asked: { tag, limit } }, found.next),
        })
      },
      { counts: true },
    )
  })
}

type Asked = { tag?: string | undefined; before: Place | null; limit: number }

async function find({ db }: PageDeps, view: StoreView, asked: Asked) {
  const { tag: slug, before, limit } = asked
  const listingDay = before?.listingDay
  const place = before && listingDay ? { id: before.id, listingDay } : null
  const where = { until: view.at, limit, before: place }
  if (slug === undefined) return newestPapers(db, where)
  const tag = (await view.tags('en')).tags.find((one) => one.slug === slug)
  if (tag)
    return readTagPapers(db, { ...where, tagId: tag.id, isBusy: tag.volume.median >= busyFrom })
  throw new PaperboyError('not-found', `There is no tag ${slug}`, {
    help: 'GET /api/v1/tags lists them all.',
  })
}
