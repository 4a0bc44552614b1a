/** GET /tags and /tags/:slug: what papers are sorted into, by which rule, and what each brings. */
import { Hono } from 'hono'
import { readPaperNotes } from '../../editorial/read-paper-notes.ts'
import { readPapers } from '../../papers/read-papers.ts'
import { readMerged } from '../../tagging/read-merged.ts'
import { readTagPapers } from '../../tagging/read-tag-papers.ts'
import { tagKin } from '../../tagging/tag-kin.ts'
import type { PageDeps } from '../page-deps.ts'
import { readPlace, tagPath } from '../paths.ts'
import type { MakePage } from '../public-pages.ts'
import { readNoticed } from '../read-noticed.ts'
import { TagPage } from './tag-page.tsx'
import { TagsPage } from './tags-page.tsx'

const papersAPage = 30
/** From so many papers a day on, the days are walked. */
const busyFrom = 3

export function tagsRoutes(deps: PageDeps): Hono {
  return new Hono()
    .get('/tags', (c) =>
      deps.sendPublic(c, async (page, view) => {
        const { tags } = await view.tags(page.locale)
        return <TagsPage page={page} tags={tags} />
      }),
    )
    .get('/tags/:slug', async (c) => {
      const slug = c.req.param('slug')
      const place = readPlace(c.req.query('before') ?? '')
      const make: MakePage = async (page, view) => {
        const catalogue = await view.tags(page.locale)
        const tag = catalogue.tags.find((one) => one.slug === slug)
        if (!tag) return null
        const listingDay = place?.listingDay
        const found = await readTagPapers(deps.db, {
          tagId: tag.id,
          until: view.at,
          limit: papersAPage,
          before: place && listingDay ? { id: place.id, listingDay } : null,
          isBusy: tag.volume.median >= busyFrom,
        })
        const papers = await readPapers(deps.db, found.ids)
        const notes = await readPaperNotes(deps.db, found.ids)
        const noticed = await readNoticed(deps.db, page, found.ids)
        return (
          <TagPage
            page={page}
            tag={tag}
            kin={tagKin(catalogue.tags, tag)}
            days={catalogue.days}
            papers={found.ids.flatMap((id) => papers.get(id) ?? [])}
            notes={notes}
            noticed={noticed}
            next={found.next}
            isFirst={!listingDay}
          />
        )
      }
      const answer = await deps.sendPublic(c, make, { counts: true })
      if (answer.status !== 404) return answer
      const moved = (await readMerged(deps.db, [slug])).get(slug)
      return moved === undefined
        ? answer
        : c.redirect(deps.pageOf(c).site.path(tagPath(moved)), 301)
    })
}
