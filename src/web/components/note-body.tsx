/** An editor's note on a page or in a feed: plain runs in plain elements, never HTML of the editor's. */
import type { FC } from 'hono/jsx'
import type { NoteBlock, NoteRun } from '../../../emails/letter-props.ts'
import { textDirection } from '../../lib/language-tag.ts'
import { findLanguage } from '../../locales/languages.ts'
import type { PageContext } from '../page-context.ts'
import { searchPath, tagPath } from '../paths.ts'
import { PlainTex, Tex } from './tex.tsx'

type BodyProps = {
  blocks: readonly NoteBlock[]
  language: string
  /** Formulas as text: feed readers take MathML away and leave its letters. */
  plain?: boolean
}

export const NoteBody: FC<BodyProps> = ({ blocks, language, plain = false }) => (
  <div class="note" lang={findLanguage(language)?.tag ?? language} dir={textDirection(language)}>
    {blocks.map((block) => (
      <Block block={block} plain={plain} />
    ))}
  </div>
)

const Block: FC<{ block: NoteBlock; plain: boolean }> = ({ block: { kind, runs }, plain }) => {
  const inner = runs.map((run) => <Run run={run} plain={plain} />)
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

const Run: FC<{ run: NoteRun; plain: boolean }> = ({ run, plain }) => {
  const { text, href, strong, em, code } = run
  let shown = code ? <code>{text}</code> : plain ? <PlainTex text={text} /> : <Tex text={text} />
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

type HashtagsProps = {
  page: PageContext
  hashtags: readonly string[]
  known: ReadonlySet<string>
  /** With whole addresses. */
  whole?: boolean
}

/** To the topic of that name, else to a search for the word. */
export const Hashtags: FC<HashtagsProps> = ({ page: { site }, hashtags, known, whole = false }) =>
  hashtags.length === 0 ? null : (
    <p class="hashtags">
      {hashtags.map((tag, at) => {
        const slug = tag.toLowerCase()
        const to = known.has(slug) ? tagPath(slug) : searchPath(`"${tag.replaceAll('-', ' ')}"`)
        return (
          <>
            {whole && at > 0 && ' '}
            <a href={whole ? site.absolute(to) : site.path(to)}>#{tag}</a>
          </>
        )
      })}
    </p>
  )
