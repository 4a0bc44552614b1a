/** GET /papers/:id, whatever form of its id is asked for, and its citation as a file. */
import { type Context, Hono } from 'hono'
import { paperLinks } from '../../digest/paper-links.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { citeBibtex } from '../../papers/cite/bibtex.ts'
import { citeRis } from '../../papers/cite/ris.ts'
import type { Paper } from '../../papers/paper.ts'
import { findPaper, readPapers } from '../../papers/read-papers.ts'
import { readSightings } from '../../papers/read-sightings.ts'
import { findRelated } from '../../tagging/find-related.ts'
import { type PaperTag, readPaperTags } from '../../tagging/read-paper-tags.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { PageDeps } from '../page-deps.ts'
import { paperPath } from '../paths.ts'
import type { StoreView } from '../store-view.ts'
import { PaperPage, type TaggedAs } from './paper-page.tsx'

const relatedShown = 6

const citations = {
  bib: { type: 'application/x-bibtex; charset=utf-8', cite: citeBibtex },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', cite: citeRis },
} as const

export function paperRoutes(deps: PageDeps): Hono {
  return new Hono().get('/papers/:id{.+}', async (c) => {
    const asked = c.req.param('id')
    const [, bare, kind] = /^(.+)\.(bib|ris)$/.exec(asked) ?? [null, asked]
    const id = parseArxivId(bare ?? '')?.id ?? asked
    // One address a paper: other forms of its id lead there.
    if (id !== bare && !kind) return c.redirect(deps.pageOf(c).site.path(paperPath(id)), 301)
    if (kind === 'bib' || kind === 'ris') return sendCitation(deps, c, id, kind)
    return showPaper(deps, c, id)
  })
}

async function sendCitation(deps: PageDeps, c: Context, id: string, kind: 'bib' | 'ris') {
  const paper = await findPaper(deps.db, id)
  if (!paper) return c.notFound()
  const { type, cite } = citations[kind]
  return c.body(cite([{ paper, url: paperLinks(paper.publicId).abstract }]), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${paper.publicId.replaceAll('/', '-')}.${kind}"`,
  })
}

function showPaper(deps: PageDeps, c: Context, id: string) {
  return deps.sendPublic(c, async (page, view) => {
    const paper = await findPaper(deps.db, id)
    if (!paper) return null
    const [{ tags }, on, sightings] = await Promise.all([
      view.tags(page.locale),
      readPaperTags(deps.db, paper.id),
      readSightings(deps.db, paper.id),
    ])
    const tagged = taggedAs(on, tags)
    const related = await readRelated(deps, view, paper, tagged)
    return (
      <PaperPage
        page={page}
        paper={paper}
        tagged={tagged}
        sightings={sightings}
        related={related}
      />
    )
  })
}

function taggedAs(on: PaperTag[], tags: readonly TagChoice[]): TaggedAs[] {
  const known = new Map(tags.map((tag) => [tag.id, tag]))
  return on.flatMap(({ tagId, evidence }) => {
    const tag = known.get(tagId)
    return tag ? [{ tag, evidence }] : []
  })
}

/** By topics; by categories when no topic fits. What many papers share says little. */
async function readRelated(
  { db }: PageDeps,
  view: StoreView,
  paper: Paper,
  tagged: TaggedAs[],
): Promise<Paper[]> {
  const topics = tagged.filter(({ tag }) => tag.kind === 'topic')
  const tags = (topics.length > 0 ? topics : tagged).map(({ tag: { id, volume } }) => ({
    id,
    weight: 1 / Math.sqrt(1 + volume.median),
  }))
  const given = { paperId: paper.id, tags, until: view.at, limit: relatedShown }
  const ids = await findRelated(db, given)
  const papers = await readPapers(db, ids)
  return ids.flatMap((id) => papers.get(id) ?? [])
}
