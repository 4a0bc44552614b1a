/** An editor's note on a page: plain runs in plain elements, never HTML of the editor's. */
import type { FC } from 'hono/jsx'
import type { NoteBlock, NoteRun } from '../../../emails/letter-props.ts'
import { textDirection } from '../../lib/language-tag.ts'
import { findLanguage } from '../../locales/languages.ts'
import type { PageContext } from '../page-context.ts'
import { searchPath, tagPath } from '../paths.ts'
import { Tex } from './tex.tsx'

type BodyProps = { blocks: readonly NoteBlock[]; language: string }

export const NoteBody: FC<BodyProps> = ({ blocks, language }) => (
  <div class="note" lang={findLanguage(language)?.tag ?? language} dir={textDirection(language)}>
    {blocks.map((block) => (
      <Block block={block} />
    ))}
  </div>
)

const Block: FC<{ block: NoteBlock }> = ({ block: { kind, runs } }) => {
  const inner = runs.map((run) => <Run run={run} />)
  switch (kind) {
    case 'code':
      return (
        <pre>
          <code>{runs.map(({ text }) => text).join('')}</code>
        </pre>
      )
    case 'quote':
      return <blockquote>{inner}</blockquote>
    case 'item':
      return <p class="item">{inner}</p>
    case 'heading':
      return (
        <p>
          <strong>{inner}</strong>
        </p>
      )
    default:
      return <p>{inner}</p>
  }
}

const Run: FC<{ run: NoteRun }> = ({ run: { text, href, strong, em, code } }) => {
  let shown = code ? <code>{text}</code> : <Tex text={text} />
  if (em) shown = <em>{shown}</em>
  if (strong) shown = <strong>{shown}</strong>
  return href === undefined ? (
    shown
  ) : (
    <a href={href} rel="noopener nofollow">
      {shown}
    </a>
  )
}

type HashtagsProps = { page: PageContext; hashtags: readonly string[]; known: ReadonlySet<string> }

/** To the topic of that name, else to a search for the word. */
export const Hashtags: FC<HashtagsProps> = ({ page, hashtags, known }) =>
  hashtags.length === 0 ? null : (
    <p class="hashtags">
      {hashtags.map((tag) => {
        const slug = tag.toLowerCase()
        const to = known.has(slug) ? tagPath(slug) : searchPath(`"${tag.replaceAll('-', ' ')}"`)
        return <a href={page.site.path(to)}>#{tag}</a>
      })}
    </p>
  )
