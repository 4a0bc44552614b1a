/** GET /papers/:id, whatever form of its id is asked for, and its citation as a file. */
import { type Context, Hono } from 'hono'
import { citedAddress } from '../../digest/paper-links.ts'
import { readMentions, readPaperNotes } from '../../editorial/read-paper-notes.ts'
import { readTranslations } from '../../editorial/translations/read-translations.ts'
import { citeBibtex } from '../../papers/cite/bibtex.ts'
import { citeRis } from '../../papers/cite/ris.ts'
import { readPopularity } from '../../papers/popularity/read-popularity.ts'
import { findPaper, publicName } from '../../papers/read-papers.ts'
import { readSightings } from '../../papers/read-sightings.ts'
import { readSignals } from '../../papers/read-signals.ts'
import { findRelated } from '../../search/find-related.ts'
import { type PaperTag, readPaperTags } from '../../tagging/read-paper-tags.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { isReading } from '../guards/is-reading.ts'
import type { PageDeps } from '../page-deps.ts'
import { paperPath } from '../paths.ts'
import type { MakePage } from '../public-pages.ts'
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
    const id = publicName(bare ?? '') ?? asked
    // One address a paper: other forms of its id lead there.
    if (id !== bare && !kind) return c.redirect(deps.pageOf(c).site.path(paperPath(id)), 301)
    if (kind === 'bib' || kind === 'ris') return sendCitation(deps, c, id, kind)
    const answer = await showPaper(deps, c, id)
    if (answer.status !== 404) return countRead(deps, c, { id, answer })
    // Another source's name of a paper, or one that was found to be the same work.
    const paper = await findPaper(deps.db, id)
    if (!paper) return answer
    return c.redirect(deps.pageOf(c).site.path(paperPath(paper.publicId)), 301)
  })
}

/** A page that a browser had already (304) was read all the same. */
function countRead(deps: PageDeps, c: Context, { id, answer }: { id: string; answer: Response }) {
  if (isReading(c)) deps.views.count('reads', id)
  return answer
}

async function sendCitation(deps: PageDeps, c: Context, id: string, kind: 'bib' | 'ris') {
  const paper = await findPaper(deps.db, id)
  if (!paper) return c.notFound()
  const { type, cite } = citations[kind]
  return c.body(cite([{ paper, address: citedAddress(paper) }]), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${paper.publicId.replaceAll('/', '-')}.${kind}"`,
  })
}

function showPaper(deps: PageDeps, c: Context, id: string) {
  const make: MakePage = async (page, view) => {
    const paper = await findPaper(deps.db, id)
    if (paper?.publicId !== id) return null
    const [{ tags }, on, sightings, translations, notes, mentions, noticed] = await Promise.all([
      view.tags(page.locale),
      readPaperTags(deps.db, paper.id),
      readSightings(deps.db, paper.id),
      readTranslations(deps.db, { paper }),
      readPaperNotes(deps.db, [paper.id]),
      readMentions(deps.db, paper.id),
      readNoticed(deps, { id: paper.id, at: view.at }),
    ])
    const tagged = taggedAs(on, tags)
    const near = { paper, until: view.at, limit: relatedShown }
    const related = (await findRelated(deps.meaning, near)) ?? []
    return (
      <PaperPage
        page={page}
        paper={paper}
        tagged={tagged}
        sightings={sightings}
        noticed={noticed}
        related={related}
        translations={translations}
        notes={notes.get(paper.id) ?? []}
        mentions={mentions}
        known={new Set(tags.map(({ slug }) => slug))}
      />
    )
  }
  return deps.sendPublic(c, make, { counts: true })
}

async function readNoticed({ db }: PageDeps, { id, at }: { id: number; at: Date }) {
  const [signals, popularity] = await Promise.all([
    readSignals(db, [id]),
    readPopularity(db, { ids: [id], at }),
  ])
  return {
    signals: signals.get(id) ?? null,
    popularity: popularity.get(id) ?? { saves: 0, reads: 0, pdfClicks: 0 },
  }
}

function taggedAs(on: PaperTag[], tags: readonly TagChoice[]): TaggedAs[] {
  const known = new Map(tags.map((tag) => [tag.id, tag]))
  return on.flatMap(({ tagId, evidence }) => {
    const tag = known.get(tagId)
    return tag ? [{ tag, evidence }] : []
  })
}
