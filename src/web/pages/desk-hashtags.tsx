/** The desk's hashtags: how often each is used, what it stands for, into the form, and merging. */
import type { FC } from 'hono/jsx'
import type { Editor } from '../../editorial/editor.ts'
import { papersNeeded } from '../../editorial/hashtags/add-hashtags.ts'
import { hashtagDays, type ListedHashtag } from '../../editorial/hashtags/list-hashtags.ts'
import type { Merged } from '../../editorial/hashtags/merge-tag.ts'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { searchPath, tagPath } from '../paths.ts'
import { DeskBar } from './desk-home.tsx'
import { deskPath } from './desk-sign-in.tsx'

export const hashtagsPath = `${deskPath}/hashtags`

type HashtagsProps = {
  page: PageContext
  editor: Editor
  hashtags: ListedHashtag[]
  /** Slugs that one may be merged into. */
  tags: string[]
  /** What a merge would move. */
  looked: Merged | null
}

export const DeskHashtags: FC<HashtagsProps> = ({ page, editor, hashtags, tags, looked }) => {
  const { words } = page
  const { hashtag } = words.desk
  return (
    <Layout page={page} title={hashtag.title} desk>
      <h1>{hashtag.title}</h1>
      <DeskBar page={page} editor={editor} />
      <p class="quiet">{hashtag.lead(papersNeeded, hashtagDays)}</p>
      {looked !== null && <Looked page={page} looked={looked} />}
      {hashtags.length === 0 && <p>{hashtag.none}</p>}
      <ul class="plain-list desk-hashtags">
        {hashtags.map((one) => (
          <li>
            <Row page={page} hashtag={one} mayChange={editor.role === 'operator'} />
          </li>
        ))}
      </ul>
      <datalist id="desk-tags">
        {tags.map((tag) => (
          <option value={tag} />
        ))}
      </datalist>
    </Layout>
  )
}

const Looked: FC<{ page: PageContext; looked: Merged }> = ({ page: { words, site }, looked }) => (
  <Notice>
    <p>{words.desk.hashtag.would(looked)}</p>
    <form method="post" action={site.path(`${hashtagsPath}/merge`)} class="actions">
      <input type="hidden" name="from" value={looked.from} />
      <input type="hidden" name="into" value={looked.into} />
      <button type="submit" name="act" value="merge">
        {words.desk.hashtag.merge}
      </button>
    </form>
  </Notice>
)

type RowProps = { page: PageContext; hashtag: ListedHashtag; mayChange: boolean }

const Row: FC<RowProps> = ({ page, hashtag, mayChange }) => {
  const { words, site } = page
  const { key, written, papers, stands, as } = hashtag
  const said = words.desk.hashtag
  const to = stands === null ? searchPath(`"${written.replaceAll('-', ' ')}"`) : tagPath(stands)
  return (
    <>
      <p>
        <a href={site.path(to)} dir="auto">
          #{written}
        </a>{' '}
        <span class="quiet small">
          {words.editions.papers(papers)}
          {as !== null && ` · ${said.standing[as](stands ?? '')}`}
        </span>
      </p>
      {mayChange && as === null && (
        <form method="post" action={site.path(`${hashtagsPath}/add`)} class="inline-form">
          <input type="hidden" name="hashtag" value={key} />
          <button type="submit" class="plain slim" aria-label={words.desk.of(said.add, written)}>
            {said.add}
          </button>
        </form>
      )}
      {mayChange && as === 'own' && (
        <form method="post" action={site.path(`${hashtagsPath}/merge`)} class="inline-form">
          <input type="hidden" name="from" value={key} />
          <input
            name="into"
            required
            list="desk-tags"
            autocomplete="off"
            aria-label={words.desk.of(said.into, written)}
            placeholder={said.into}
          />
          <button type="submit" class="plain slim" name="act" value="look">
            {said.look}
          </button>
        </form>
      )}
    </>
  )
}
