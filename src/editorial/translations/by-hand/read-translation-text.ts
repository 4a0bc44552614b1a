/** Translations as people keep them in text or Markdown: the original's abstract, and below it one that
 * begins with "翻译:", "번역:", "訳:" or "Translation:"; above, where it is told, title, (authors) and
 * address. What stands around them, menus and lists of other pages, is passed over. Pure. */
import { addressOf, authorsOf, scriptLanguage } from '../../archive/archive-lines.ts'
import type { FileTranslation, TranslationFile } from './translation-file.ts'

/** In front of the translated abstract. */
const label = /^(?:翻译|译文|翻譯|譯文|中文摘要|번역|번역문|訳|翻訳|和訳|translation)\s*[:：]\s*/iu
/** In front of the translated title. */
const titleLabel = /^(?:标题|標題|中文标题|제목|題名|タイトル|translated title)\s*[:：]\s*/iu
/** Shorter ones are menus. */
const shortestAbstract = 60
const longestTitle = 400

type Line = { number: number; text: string }

export function readTranslationText(text: string): TranslationFile {
  const said = linesOf(text).filter((line) => line.text !== '')
  const file: TranslationFile = { translations: [], skipped: [] }
  let from = 0
  for (const [at, line] of said.entries()) {
    if (!label.test(line.text)) continue
    const read = readOne(said.slice(from, at), line, said[at + 1])
    if (read) file.translations.push(read)
    else file.skipped.push({ line: line.number, why: 'no original stands above this translation' })
    from = at + 1
  }
  if (file.translations.length + file.skipped.length === 0) {
    file.skipped.push({ line: 1, why: 'no line begins with 翻译:, 번역:, 訳: or Translation:' })
  }
  return file
}

/** Signs of Markdown around a line say nothing here. */
const linesOf = (text: string): Line[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({
      number: at + 1,
      text: line
        .replace(/^\s*(?:#{1,6}\s+|>\s?)/, '')
        .replaceAll('**', '')
        .trim(),
    }))

function readOne(above: Line[], marked: Line, below: Line | undefined): FileTranslation | null {
  const rest = [...above]
  const title = takeTitle(rest, marked)
  const abstract = takeLast(rest, isLong)
  if (!abstract) return null
  const address = takeLast(rest, ({ text }) => addressOf(text) !== null)
  const authors = takeLast(rest, ({ text }) => authorsOf(text) !== null)
  const head = rest.at(-1)
  const original = head && head.text.length <= longestTitle && isNear(head, abstract) ? head : null
  const own = marked.text.replace(label, '')
  // Where the label stands alone the text is below it.
  const isAlone = own === ''
  const told = isAlone ? below?.text : own
  if (told === undefined || told === '') return null
  return {
    source: {
      address: address ? (addressOf(address.text) ?? '') : '',
      title: original?.text ?? '',
      authors: authors ? (authorsOf(authors.text) ?? []) : [],
      abstract: abstract.text,
    },
    language: scriptLanguage(told),
    title: title ? title.text.replace(titleLabel, '') : '',
    abstract: told,
    lines: {
      title: original?.number ?? null,
      authors: authors?.number ?? null,
      abstract: abstract.number,
      translation: isAlone ? (below as Line).number : marked.number,
    },
  }
}

/** Further up it is of something else. */
const reach = 8
const isNear = (line: Line, abstract: Line): boolean => abstract.number - line.number <= reach

const isLong = ({ text }: Line): boolean => text.length >= shortestAbstract

/** The translated title, which may stand above the original's abstract: then that stays. */
function takeTitle(lines: Line[], marked: Line): Line | null {
  const at = lines.findLastIndex((line) => titleLabel.test(line.text) && isNear(line, marked))
  if (at < 0) return null
  const isAbove = lines.slice(at + 1).some(isLong)
  return lines.splice(at, isAbove ? 1 : lines.length)[0] ?? null
}

/** The nearest line above that is one of those, taken out with all below it. */
function takeLast(lines: Line[], is: (line: Line) => boolean): Line | null {
  const nearest = lines.slice(-3)
  const at = nearest.findLastIndex(is)
  if (at < 0) return null
  const [line] = lines.splice(lines.length - nearest.length + at)
  return line ?? null
}
