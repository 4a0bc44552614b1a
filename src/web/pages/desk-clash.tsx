/** Two editors wrote at one note: both texts, and one form to put them together. */
import type { FC } from 'hono/jsx'
import { writeHashtags } from '../../editorial/note/hashtags.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { DeskTells } from './desk-tells.tsx'

type ClashProps = {
  page: PageContext
  /** Where the form goes. */
  action: string
  paperId: number
  theirs: { version: number; markdown: string; hashtags: string[]; isPublished: boolean }
  yours: { markdown: string; hashtags: string; language: string; tells: boolean }
}

export const DeskClash: FC<ClashProps> = ({ page, action, paperId, theirs, yours }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.desk.clash} wide>
      <h1>{words.desk.clash}</h1>
      <p>{words.desk.clashText}</p>
      <h2>{words.desk.theirs}</h2>
      <pre class="source" tabindex={0} dir="auto">
        {theirs.markdown}
        {'\n'}
        {writeHashtags(theirs.hashtags)}
      </pre>
      <h2>{words.desk.yours}</h2>
      <form method="post" action={site.path(action)}>
        <input type="hidden" name="paper" value={String(paperId)} />
        <input type="hidden" name="version" value={String(theirs.version)} />
        <input type="hidden" name="language" value={yours.language} />
        <p class="field">
          <label for="clash-note">{words.desk.noteOf}</label>
          <textarea id="clash-note" name="markdown" rows={12} dir="auto">
            {yours.markdown}
          </textarea>
        </p>
        <p class="field">
          <label for="clash-tags">{words.desk.hashtags}</label>
          <input id="clash-tags" name="hashtags" value={yours.hashtags} />
        </p>
        {theirs.isPublished && <DeskTells page={page} checked={yours.tells} />}
        <button type="submit">{words.desk.save}</button>
      </form>
    </Layout>
  )
}
