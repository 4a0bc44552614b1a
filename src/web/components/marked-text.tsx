/** Texts of papers with the words marked that were asked for: a title whole, an abstract as the part
 * that has most of them. Formulas of a title stay MathML and are never marked. */
import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import { texToText } from '../../lib/tex.ts'
import { texToParts } from '../../lib/tex-markup.ts'
import type { Term } from '../../query/ast.ts'
import { findMarks, findSnippet, type Mark } from '../../query/find-marks.ts'

type MarkedProps = { text: string; terms: readonly Term[] }

export const MarkedTitle: FC<MarkedProps> = ({ text, terms }) => (
  <>
    {texToParts(text).map((part) =>
      'math' in part ? (
        raw(part.math)
      ) : (
        <Marked text={part.text} marks={findMarks(part.text, terms)} />
      ),
    )}
  </>
)

/** About two lines. */
const snippetLength = 240

export const AbstractSnippet: FC<MarkedProps> = ({ text, terms }) => {
  const { cutBefore, cutAfter, ...snippet } = findSnippet(texToText(text), terms, snippetLength)
  return (
    <>
      {cutBefore && '… '}
      <Marked text={snippet.text} marks={snippet.marks} />
      {cutAfter && ' …'}
    </>
  )
}

const Marked: FC<{ text: string; marks: readonly Mark[] }> = ({ text, marks }) => {
  const ends = [0, ...marks.map(({ end }) => end)]
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <>
          {text.slice(ends[at], start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
