/** One paper of an archive, from its title on: authors, abstract, note, hashtags, each with its line. Pure. */
import { canonicalLanguage } from '../../lib/language-tag.ts'
import { isHashtagLine, readHashtags } from '../note/hashtags.ts'
import { type ArchivePaper, type Doubt, doubtsOf } from './archive.ts'
import { addressOf, authorsOf, scriptLanguage } from './archive-lines.ts'

/** `text` as it stands; a backslash in front says that the line is plain text. */
export type Line = { number: number; text: string }

/** Alone on a line: the note begins below, in the language when one is named: `--- ko`. */
function dividerIn(text: string): { language: string | null } | null {
  const [found, named] = /^---(?: ([A-Za-z0-9-]{2,35}))?$/.exec(text.trim()) ?? []
  if (found === undefined) return null
  const language = named === undefined ? null : canonicalLanguage(named)
  return named !== undefined && language === null ? null : { language }
}
/** A shorter text in the only language there is may be the note. */
const abstractLength = 400

/** Ends a paper that has no hashtags. */
export const isEnd = ({ text }: Line): boolean => text.trim() === '==='

export const unescaped = (text: string): string => text.replace(/^\\/, '')

export function readPaperBlock(title: Line, given: Line[], before: Doubt[] = []): ArchivePaper {
  const rest = [...given]
  const doubts = [...before]
  const authors = takeFirst(rest, authorsOf)
  const address = takeFirst(rest, addressOf)
  const hashtags = takeHashtags(rest)
  const { abstract, note, language } = divide(rest, doubts)
  const paper = {
    title: unescaped(title.text).trim(),
    authors: authors?.value ?? [],
    address: address?.value ?? '',
    abstract: abstract.text,
    note: note.text,
    language: language ?? scriptLanguage(note.text),
    hashtags: hashtags?.value ?? [],
    lines: {
      title: title.number,
      authors: authors?.number ?? null,
      abstract: abstract.number,
      note: note.number,
      hashtags: hashtags?.number ?? null,
    },
  }
  return { ...paper, doubts: [...doubts, ...doubtsOf(paper)] }
}

type Taken<T> = { value: T; number: number }

/** The first line that is not empty, when it is one of those. */
function takeFirst<T>(lines: Line[], read: (text: string) => T | null): Taken<T> | null {
  const at = lines.findIndex(({ text }) => text.trim() !== '')
  const line = lines[at]
  const value = line === undefined ? null : read(line.text)
  if (line === undefined || value === null) return null
  lines.splice(0, at + 1)
  return { value, number: line.number }
}

/** Lines of hashtags at the end. */
function takeHashtags(lines: Line[]): Taken<string[]> | null {
  const found: Line[] = []
  for (let line = lines.at(-1); line; line = lines.at(-1)) {
    if (isHashtagLine(line.text)) found.unshift(line)
    else if (line.text.trim() !== '' && !isEnd(line)) break
    lines.pop()
  }
  const first = found[0]
  if (!first) return null
  return { value: readHashtags(found.map(({ text }) => text).join(' ')), number: first.number }
}

type Part = { text: string; number: number | null }

/** The abstract is the first paragraph; where the language changes, all before it. */
function divide(lines: Line[], doubts: Doubt[]) {
  const at = lines.findIndex(({ text }) => dividerIn(text) !== null)
  if (at >= 0) {
    return {
      abstract: asParagraph(lines.slice(0, at)),
      note: asNote(lines.slice(at + 1)),
      language: dividerIn(lines[at]?.text ?? '')?.language ?? null,
    }
  }
  const said = lines.filter(({ text }) => text.trim() !== '')
  const [first] = said
  if (!first) return { abstract: nothing, note: nothing, language: null }
  const script = scriptLanguage(first.text)
  const change = said.findIndex(({ text }) => scriptLanguage(text) !== script)
  const isNoteAlone = said.length === 1 && (script !== null || first.text.length < abstractLength)
  const changes = script === null && change > 0
  if (!changes && !isNoteAlone && said.length > 1) doubts.push('one-language')
  const begins = isNoteAlone ? first : changes ? said[change] : said[1]
  const from = begins === undefined ? lines.length : lines.indexOf(begins)
  return {
    abstract: asParagraph(lines.slice(0, from)),
    note: asNote(lines.slice(from)),
    language: null,
  }
}

const nothing: Part = { text: '', number: null }

function asParagraph(lines: Line[]): Part {
  const said = lines.filter(({ text }) => text.trim() !== '')
  const text = said.map((line) => unescaped(line.text).trim()).join(' ')
  return { text, number: said[0]?.number ?? null }
}

function asNote(lines: Line[]): Part {
  const first = lines.find(({ text }) => text.trim() !== '')
  const text = lines
    .map((line) => unescaped(line.text))
    .join('\n')
    .trim()
  return { text, number: first?.number ?? null }
}
