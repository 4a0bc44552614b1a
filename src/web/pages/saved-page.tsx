/** A reader's saved papers, with their files, their feed and the devices that may add to them. */
import type { FC } from 'hono/jsx'
import { placeName } from '../../digest/paper-links.ts'
import { texToText } from '../../lib/tex.ts'
import { Notice } from '../components/notice.tsx'
import { Tex } from '../components/tex.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type Listed = {
  publicId: string
  /** As stored, TeX still inside. */
  title: string
  url: string
  sourceUrl: string
  pdfUrl: string | null
  authors: string
  savedOn: string
  /** What has become of it, in words. */
  notes: string[]
}

export type SavedView = {
  /** Path of this page, the forms post to it. */
  action: string
  maskedAddress: string
  reads: boolean
  total: number
  papers: Listed[]
  newer: string | null
  older: string | null
  feedUrl: string
  device: { thisUntil: string | null; others: number }
  /** A link out of a letter asks to save this one. */
  asked: { publicId: string; title: string } | null
}

export type SavedNews = { text: string; undo?: string | undefined; bad?: boolean }

type Props = { page: PageContext; view: SavedView; news?: SavedNews | undefined }

export const SavedPage: FC<Props> = ({ page, view, news }) => {
  const { saved } = page.words
  return (
    <Layout page={page} title={saved.title}>
      {news && <News page={page} view={view} news={news} />}
      <h1>{saved.title}</h1>
      <p class="quiet">
        <bdi>{saved.of(view.total, view.maskedAddress)}</bdi>
      </p>
      {!view.reads && (
        <Notice>
          <p>{saved.left}</p>
        </Notice>
      )}
      {view.asked && <Asked page={page} view={view} asked={view.asked} />}
      {view.total === 0 ? <p>{saved.none}</p> : <Papers page={page} view={view} />}
      {view.total > 0 && <Files page={page} view={view} />}
      {view.reads && <Device page={page} view={view} />}
    </Layout>
  )
}

const News: FC<{ page: PageContext; view: SavedView; news: SavedNews }> = ({
  page,
  view,
  news,
}) => (
  <Notice tone={news.bad ? 'bad' : 'good'}>
    <div class="with-act">
      <p>
        <bdi>{news.text}</bdi>
      </p>
      {news.undo && (
        <form method="post" action={view.action}>
          <input type="hidden" name="action" value="restore" />
          <button type="submit" class="plain" name="paper" value={news.undo}>
            {page.words.saved.undo}
          </button>
        </form>
      )}
    </div>
  </Notice>
)

type AskedProps = {
  page: PageContext
  view: SavedView
  asked: NonNullable<SavedView['asked']>
}

const Asked: FC<AskedProps> = ({ page, view, asked }) => {
  const { saved } = page.words
  return (
    <form method="post" action={view.action} class="step">
      <h2>{saved.askSave}</h2>
      <p>
        <bdi>{asked.title}</bdi>
      </p>
      <input type="hidden" name="action" value="save" />
      <p class="actions">
        <button type="submit" name="paper" value={asked.publicId}>
          {saved.save}
        </button>
      </p>
    </form>
  )
}

const Papers: FC<{ page: PageContext; view: SavedView }> = ({ page, view }) => {
  const { saved } = page.words
  return (
    <section aria-labelledby="saved-list">
      <h2 id="saved-list" class="unseen">
        {saved.list}
      </h2>
      <ul class="said-list">
        {view.papers.map((paper) => (
          <SavedItem page={page} view={view} paper={paper} />
        ))}
      </ul>
      {(view.newer || view.older) && (
        <nav class="actions apart" aria-label={saved.pages}>
          {view.newer && (
            <a class="button plain" href={view.newer} rel="prev">
              {saved.newer}
            </a>
          )}
          {view.older && (
            <a class="button plain" href={view.older} rel="next">
              {saved.older}
            </a>
          )}
        </nav>
      )}
    </section>
  )
}

const SavedItem: FC<{ page: PageContext; view: SavedView; paper: Listed }> = ({
  page,
  view,
  paper,
}) => {
  const { saved } = page.words
  return (
    <li>
      <a class="said-title" href={paper.url} dir="auto">
        <Tex text={paper.title} />
      </a>
      {paper.notes.length > 0 && (
        <p class="small">
          <bdi>{paper.notes.join(' · ')}</bdi>
        </p>
      )}
      <div class="with-act">
        <p class="quiet small">
          <bdi>{paper.authors}</bdi>
          <span class="said-facts">
            <span>{saved.savedOn(paper.savedOn)}</span>
            <a href={paper.sourceUrl}>{placeName(paper.sourceUrl)}</a>
            {paper.pdfUrl && <a href={paper.pdfUrl}>{saved.pdf}</a>}
          </span>
        </p>
        <form method="post" action={view.action}>
          <input type="hidden" name="action" value="remove" />
          <button
            type="submit"
            class="plain"
            name="paper"
            value={paper.publicId}
            aria-label={saved.removeOf(texToText(paper.title))}
          >
            {saved.remove}
          </button>
        </form>
      </div>
    </li>
  )
}

const Files: FC<{ page: PageContext; view: SavedView }> = ({ page, view }) => {
  const { saved } = page.words
  return (
    <section class="step apart">
      <h2>{saved.take}</h2>
      <p class="actions">
        <a class="button plain" href={`${view.action}/papers.bib`} download>
          {saved.bibtex}
        </a>
        <a class="button plain" href={`${view.action}/papers.ris`} download>
          {saved.ris}
        </a>
      </p>
      <h2 class="later">{saved.follow}</h2>
      <p class="actions">
        <a class="button plain" href={`${view.feedUrl}/atom.xml`}>
          {saved.atom}
        </a>
        <a class="button plain" href={`${view.feedUrl}/feed.json`}>
          {saved.jsonFeed}
        </a>
      </p>
      <p class="quiet small after-button">{saved.feedHint}</p>
    </section>
  )
}

const Device: FC<{ page: PageContext; view: SavedView }> = ({ page, view }) => {
  const { saved } = page.words
  const { thisUntil, others } = view.device
  return (
    <section class="step apart">
      <h2>{saved.device}</h2>
      <p class="quiet">{thisUntil ? saved.remembered(thisUntil) : saved.deviceText}</p>
      {others > 0 && <p class="quiet">{saved.otherDevices(others)}</p>}
      <form method="post" action={view.action}>
        <p class="actions">
          {thisUntil ? (
            <button type="submit" class="plain" name="action" value="forget">
              {saved.forget}
            </button>
          ) : (
            <button type="submit" name="action" value="remember">
              {saved.remember}
            </button>
          )}
          {others > 0 && (
            <button type="submit" class="plain" name="action" value="forget-all">
              {saved.forgetAll}
            </button>
          )}
        </p>
      </form>
    </section>
  )
}
