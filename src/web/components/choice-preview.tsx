/** The mail somebody would get for the choices of a form, and how many papers the last days would have
 * brought. The script puts a fresh one in its place when the choices change. */
import type { FC } from 'hono/jsx'
import type { ChoicePreview as Preview, PreviewedPaper } from '../../digest/preview-choices.ts'
import { reasonWords } from '../../digest/reason-words.ts'
import { mailTexts, reasonTexts } from '../../locales/texts.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { PageContext } from '../page-context.ts'
import type { PreviewProblem } from '../preview-input.ts'
import { LookBack } from './look-back.tsx'
import { MarkedQuery } from './marked-query.tsx'

/** `preview` is null while nothing is chosen. */
export type Looked = {
  preview: Preview | null
  problems: PreviewProblem[]
  /** For choices that find nothing. */
  nearest: TagChoice[]
  /** Papers a mail shows in full. */
  number: number
  /** A path that brings others to the same choices. */
  link?: string | null
}

type Props = {
  page: PageContext
  looked: Looked
  tags: TagChoice[]
  /** Where the form goes to be shown again with a topic added; the sign-up form unless told. */
  target?: string
  /** Says why days are shown together; for a first mail unless told. */
  widened?: string
}

/** Of the papers in full, those that stand open; the others unfold. */
const openAtOnce = 3

export const ChoicePreview: FC<Props> = (props) => {
  const { looked, page } = props
  const { preview, problems } = looked
  return (
    <>
      {problems.length > 0 && (
        <ul class="wrong problems">
          {problems.map((problem) => (
            <li dir="auto">
              {problem.text}
              {problem.query && <MarkedQuery {...problem.query} />}
            </li>
          ))}
        </ul>
      )}
      {preview && <Found {...props} preview={preview} />}
      {!preview && problems.length === 0 && <p class="quiet">{page.words.look.nothingChosen}</p>}
    </>
  )
}

const Found: FC<Props & { preview: Preview }> = ({
  page,
  looked,
  tags,
  preview,
  target,
  widened,
}) => {
  const { look, dates } = page.words
  const { newestDay, matched, announced, papers } = preview
  if (newestDay === null) return <p>{look.noPapers}</p>
  const full = papers.filter(({ section }) => section === 'full')
  const day = newestDay
  const line = { day, announced, matched, here: full.length }
  const said = () => {
    if (matched === 0) return look.nothing(dates.short(day), preview.widenedTo)
    if (preview.widenedTo === 1) return mailTexts(page.locale).digest.topLine(line)
    return look.wideLine({ ...line, day: dates.short(day), days: preview.widenedTo })
  }
  return (
    <>
      <p class="said" data-said>
        {said()}
      </p>
      {matched > 0 && preview.widenedTo > 1 && <p class="quiet">{widened ?? look.widened}</p>}
      {matched === 0 && <Nearest page={page} tags={looked.nearest} target={target} />}
      <Broad {...{ page, looked, tags, target }} broad={preview.broad} />
      {preview.lookBack.some((day) => day.papers > 0) && (
        <LookBack page={page} days={preview.lookBack} />
      )}
      <Papers page={page} tags={tags} preview={preview} full={full} />
      {looked.link && (
        <p class="share">
          <a href={page.site.absolute(looked.link)}>{look.share}</a>
        </p>
      )}
    </>
  )
}

type PapersProps = {
  page: PageContext
  tags: TagChoice[]
  preview: Preview
  full: PreviewedPaper[]
}

const Papers: FC<PapersProps> = ({ page, tags, preview, full }) => {
  const { look } = page.words
  const reason = reasonTeller(page, tags)
  const titles = preview.papers.slice(full.length)
  const hidden = full.slice(openAtOnce)
  return (
    <>
      <PaperList papers={full.slice(0, openAtOnce)} reason={reason} />
      {hidden.length + titles.length > 0 && (
        <details class="fold">
          <summary>{look.rest(hidden.length, titles.length)}</summary>
          <PaperList papers={hidden} reason={reason} />
          <PaperList papers={titles} reason={reason} />
          {preview.more > 0 && <p class="quiet small">{look.andMore(preview.more)}</p>}
        </details>
      )}
    </>
  )
}

type ReasonOf = (paper: PreviewedPaper) => string

const PaperList: FC<{ papers: PreviewedPaper[]; reason: ReasonOf }> = ({ papers, reason }) =>
  papers.length === 0 ? null : (
    <ol class="picks">
      {papers.map((paper) => (
        <li>
          <a href={paper.card.url} dir="auto">
            {paper.card.title}
          </a>
          {paper.section === 'full' && <span dir="auto">{paper.card.authors}</span>}
          {paper.card.abstract && <p dir="auto">{paper.card.abstract}</p>}
          <span class="reason">{reason(paper)}</span>
        </li>
      ))}
    </ol>
  )

function reasonTeller({ locale }: PageContext, tags: TagChoice[]): ReasonOf {
  const texts = reasonTexts(locale)
  const names = new Map(tags.map((tag) => [tag.slug, nameOf(tag)]))
  return ({ reasons }) => reasonWords(reasons, { texts, tagNames: names, beside: 'nothing' })
}

/** "cs.CV" is a word, its name a line. */
const nameOf = ({ kind, slug, name }: TagChoice): string => (kind === 'category' ? slug : name)

type BroadProps = Omit<Props, 'looked'> & { looked: Looked; broad: Preview['broad'] }

const Broad: FC<BroadProps> = ({ page, looked, tags, broad, target }) => {
  const { look, dates } = page.words
  if (!broad || broad.topics.length === 0) return null
  const { slug, papers, day, topics } = broad
  const bySlug = new Map(tags.map((tag) => [tag.slug, tag]))
  return (
    <div class="notice">
      <p>{look.broad({ category: slug, papers, day: dates.short(day), number: looked.number })}</p>
      <p class="chips">
        {topics.map((topic) => {
          const tag = bySlug.get(topic.slug)
          return tag && <AddTag page={page} tag={tag} papers={topic.papers} target={target} />
        })}
      </p>
    </div>
  )
}

type NearestProps = { page: PageContext; tags: TagChoice[]; target: string | undefined }

const Nearest: FC<NearestProps> = ({ page, tags, target }) =>
  tags.length === 0 ? null : (
    <div class="notice">
      <p>{page.words.look.nearest}</p>
      <p class="chips">
        {tags.map((tag) => (
          <AddTag page={page} tag={tag} papers={tag.volume.median} target={target} />
        ))}
      </p>
    </div>
  )

/** Ticks a tag: the script does so at once, without it the form comes back with it. */
type AddProps = { page: PageContext; tag: TagChoice; papers: number; target: string | undefined }

const AddTag: FC<AddProps> = ({ page, tag, papers, target }) => (
  <button
    type="submit"
    class="chip"
    name="add"
    value={tag.slug}
    formaction={target ?? page.site.path(previewTarget)}
    formnovalidate
    aria-label={page.words.look.addLabel(nameOf(tag), papers)}
  >
    {page.words.look.add(nameOf(tag), papers)}
  </button>
)

/** Where a form goes to be shown again with its preview. */
export const previewTarget = '/preview#preview'
