/** @jsxImportSource react */
/** What editors said of a paper: in the letter's language as they wrote it, else one line that leads to
 * it. */
import type { CardNote, NoteBlock, NoteRun } from '../letter-props.ts'
import { className, colour, faceOf } from './theme.ts'

type NotesProps = { notes: readonly CardNote[]; locale: string }

export const PaperNotes = ({ notes, locale }: NotesProps) => (
  <>
    {notes.map((note) => (
      <PaperNote key={note.url} note={note} locale={locale} />
    ))}
  </>
)

function PaperNote({ note, locale }: { note: CardNote; locale: string }) {
  const { serif } = faceOf(locale)
  const { lang, dir } = note.inOther ?? {}
  const text = { ...textStyle, font: `16px/25px ${serif}` }
  return (
    <>
      <p style={{ margin: '10px 0 0' }}>
        <a href={note.url}>{note.line}</a>
      </p>
      {note.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a note's blocks are what they are, in this order
        <p key={index} lang={lang} dir={dir} className={className.ink} style={text}>
          <Block block={block} />
        </p>
      ))}
    </>
  )
}

function Block({ block: { kind, runs } }: { block: NoteBlock }) {
  const inner = runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Run key={index} run={run} />
  ))
  if (kind === 'item') return <>• {inner}</>
  if (kind === 'quote') return <i>{inner}</i>
  return kind === 'heading' ? <b>{inner}</b> : inner
}

function Run({ run: { text, href, strong, em } }: { run: NoteRun }) {
  let shown = <>{text}</>
  if (em) shown = <i>{shown}</i>
  if (strong) shown = <b>{shown}</b>
  return href === undefined ? shown : <a href={href}>{shown}</a>
}

const textStyle = { margin: '6px 0 0', color: colour.ink }
