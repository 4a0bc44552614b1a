/** One paper: what it says, why it is under its topics, where to read it, how to cite it. */
import type { FC } from 'hono/jsx'
import { paperLinks, placeName } from '../../digest/paper-links.ts'
import type { Mention, PublishedNote } from '../../editorial/read-paper-notes.ts'
import type { Translation } from '../../editorial/translations/read-translations.ts'
import { cutText } from '../../lib/cut-text.ts'
import { texToText } from '../../lib/tex.ts'
import type { Paper } from '../../papers/paper.ts'
import type { Sightings } from '../../papers/read-sightings.ts'
import type { TagEvidence } from '../../storage/schema/tags.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { type NearPaper, NearPapers } from '../components/near-papers.tsx'
import { Notice } from '../components/notice.tsx'
import { PaperAbstract } from '../components/paper-abstract.tsx'
import { Mentions, PaperNotes } from '../components/paper-notes.tsx'
import { SaveButton } from '../components/save-button.tsx'
import { Tex } from '../components/tex.tsx'
import { Layout } from '../layout.tsx'
import { noticedWords } from '../noticed-words.ts'
import type { PageContext } from '../page-context.ts'
import { dayPath, followTagPath, paperPath, pdfOpenedPath, searchPath, tagPath } from '../paths.ts'
import { PaperCite } from './paper-cite.tsx'
import { PaperFacts } from './paper-facts.tsx'
import { type Noticed, PaperNoticed } from './paper-noticed.tsx'

export type TaggedAs = { tag: TagChoice; evidence: TagEvidence }

type PaperProps = {
  page: PageContext
  paper: Paper
  tagged: TaggedAs[]
  sightings: Sightings
  noticed: Noticed
  related: NearPaper[]
  translations: Translation[]
  notes: readonly PublishedNote[]
  mentions: readonly Mention[]
  /** Slugs of tags. */
  known: ReadonlySet<string>
}

export const PaperPage: FC<PaperProps> = (props) => {
  const { page, paper, tagged, sightings, related, translations } = props
  const { words, site } = page
  const links = paperLinks(paper)
  const first = tagged.find(({ tag }) => tag.kind === 'topic')?.tag
  return (
    <Layout
      page={page}
      title={texToText(paper.title)}
      description={cutText(texToText(paper.abstract), 300)}
      at={paperPath(paper.publicId)}
      counted
    >
      <article class="paper">
        {paper.withdrawn && (
          <Notice tone="bad">
            <p>{words.paper.withdrawn}</p>
          </Notice>
        )}
        {paper.sample && (
          <Notice>
            <p>{words.paper.sample}</p>
          </Notice>
        )}
        <p class="kicker">
          <Listed page={page} paper={paper} />
        </p>
        <h1 dir="auto">
          <Tex text={paper.title} />
        </h1>
        <Authors page={page} paper={paper} />
        <div class="actions">
          <a class="button" href={links.abstract}>
            {words.paper.read(placeName(links.abstract))}
          </a>
          {links.pdf && (
            <a
              class="button plain"
              href={links.pdf}
              data-counted={site.path(pdfOpenedPath(paper.publicId))}
            >
              {words.paper.pdf}
            </a>
          )}
          <SaveButton page={page} paper={paper} />
          <OtherLinks page={page} sightings={sightings} />
        </div>
        <PaperNoticed page={page} noticed={props.noticed} />
        <PaperAbstract page={page} paper={paper} translations={translations} />
        <PaperNotes page={page} notes={props.notes} known={props.known} />
        <Mentions page={page} mentions={props.mentions} />
        <section class="on-paper">
          <h2>{words.paper.tags}</h2>
          {tagged.length === 0 && <p>{words.paper.noTags}</p>}
          <ul class="evidence">
            {tagged.map(({ tag, evidence }) => (
              <li>
                <a href={site.path(tagPath(tag.slug))}>{tag.name}</a>
                <span>{evidenceWords(page, evidence)}</span>
              </li>
            ))}
          </ul>
          {first && (
            <p class="screen-only">
              <a href={site.path(followTagPath(first.slug))}>{words.paper.follow(first.name)}</a>
            </p>
          )}
        </section>
        <PaperFacts
          page={page}
          paper={paper}
          sightings={sightings}
          signals={props.noticed.signals}
        />
        <PaperCite page={page} paper={paper} />
      </article>
      {related.length > 0 && (
        <section class="screen-only">
          <h2>{words.paper.related}</h2>
          <p class="quiet">{words.paper.relatedHint}</p>
          <NearPapers page={page} papers={related} />
          <p class="small">
            <a href={site.path(`${searchPath(`like:${paper.publicId}`)}&mode=meaning`)}>
              {words.search.meaning.more}
            </a>
          </p>
        </section>
      )}
    </Layout>
  )
}

const Listed: FC<{ page: PageContext; paper: Paper }> = ({ page, paper }) => {
  const { words, site } = page
  const { listingDay: day, listingDayEstimated } = paper
  if (day === null) return <>{words.paper.notAnnounced}</>
  if (listingDayEstimated) return <>{words.paper.listedAbout(words.days.long(day))}</>
  return <a href={site.path(dayPath(day))}>{words.paper.listed(words.days.long(day))}</a>
}

/** Each leads to the author's papers here. Lists of thousands (collaborations) are cut. */
const Authors: FC<{ page: PageContext; paper: Paper }> = ({ page, paper }) => {
  const { words, site } = page
  const named = paper.authors.slice(0, 60)
  return (
    <ul class="authors" aria-label={words.paper.authors}>
      {named.map((author) => (
        <li>
          <a href={site.path(searchPath(`au:"${author.replaceAll('"', '')}"`))} dir="auto">
            {author}
          </a>
        </li>
      ))}
      {paper.authors.length > named.length && (
        <li>{words.papers.authors([], paper.authors.length - named.length).trim()}</li>
      )}
    </ul>
  )
}

/** Told by others, so only real web addresses become links. */
const OtherLinks: FC<{ page: PageContext; sightings: Sightings }> = ({ page, sightings }) => {
  const { words } = page
  const found = sightings.signals.flatMap(({ codeUrl, projectUrl }) => [
    { text: words.paper.code, url: codeUrl },
    { text: words.paper.project, url: projectUrl },
  ])
  return (
    <>
      {found.map(({ text, url }) =>
        url && /^https?:\/\/[^\s"<>]+$/.test(url) ? (
          <a href={url} rel="nofollow noopener">
            {text}
          </a>
        ) : null,
      )}
    </>
  )
}

function evidenceWords(page: PageContext, evidence: TagEvidence): string {
  const { words } = page
  const { evidence: told } = words.paper
  if (evidence.kind === 'edition') return words.editions.inEdition(words.dates.full(evidence.date))
  if (evidence.kind === 'category') return evidence.primary ? told.primary : told.cross
  if (evidence.kind === 'editor') return told.editor
  if (evidence.kind === 'trending') {
    const { date, upvotes, saves } = evidence
    return words.noticed.trended(words.dates.full(date), noticedWords(page, { upvotes, saves }))
  }
  const unique = words.paper.words([...new Set(evidence.words)].slice(0, 4))
  return evidence.kind === 'guess' ? told.guess(unique) : told[evidence.where](unique)
}
