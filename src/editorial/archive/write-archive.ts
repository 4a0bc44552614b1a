/** Editions as a file that reads back as the same: text, Markdown or JSON. Pure. */
import { isHashtagLine, writeHashtags } from '../note/hashtags.ts'
import type { ArchiveEdition, ArchiveForm, ArchivePaper, ArchiveSeries } from './archive.ts'
import { addressOf, authorsOf, dateOf, scriptLanguage } from './archive-lines.ts'

export type WrittenPaper = Omit<ArchivePaper, 'lines' | 'doubts'>
export type WrittenEdition = Omit<ArchiveEdition, 'line' | 'papers'> & { papers: WrittenPaper[] }

/** JSON tells all there is. Text and Markdown show what is published: days, papers and notes; not the hour,
 * what was corrected, drafts, nor what the series is set to. */
export function writeArchive(
  given: readonly WrittenEdition[],
  form: ArchiveForm,
  series: ArchiveSeries[] = [],
): string {
  if (form === 'json') return `${JSON.stringify({ series, editions: given }, null, 2)}\n`
  const editions = given.filter(
    ({ state, papers }) => (state ?? 'published') === 'published' && papers.length > 0,
  )
  const write = form === 'text' ? textOf : markdownOf
  const head = form === 'text' ? '' : '# '
  return editions
    .map(({ date, papers }) => [`${head}${date}`, ...papers.map(write)].join('\n\n'))
    .join('\n\n')
    .concat('\n')
}

const authorLine = ({ authors }: WrittenPaper): string[] => {
  const line = `(${authors.join(', ')})`
  return authorsOf(line) === null ? [] : [line]
}

const addressLine = ({ address }: WrittenPaper): string[] =>
  addressOf(address) === address ? [address] : []

const tagLine = ({ hashtags }: WrittenPaper): string[] =>
  hashtags.length === 0 ? [] : [writeHashtags(hashtags)]

/** What a note says in words that mean something in an archive is marked as plain text. */
const escaped = (means: (line: string) => boolean) => (text: string) =>
  text
    .split('\n')
    .map((line) => (line.startsWith('\\') || means(line) ? `\\${line}` : line))
    .join('\n')

const inText = escaped(
  (line) =>
    dateOf(line) !== null ||
    isHashtagLine(line) ||
    authorsOf(line) !== null ||
    addressOf(line) !== null ||
    /^(?:---|===)/.test(line.trim()),
)
const inMarkdown = escaped(
  (line) =>
    /^#+ /.test(line) ||
    isHashtagLine(line) ||
    /^[>(（*_<]/.test(line.trim()) ||
    addressOf(line) !== null,
)

const inHeading = escaped((title) => dateOf(title) !== null || /^\[.*\]\(\S+\)$/.test(title))

/** A divider says where the note begins, so that no guess is needed. */
function textOf(paper: WrittenPaper): string {
  const { title, abstract, note, language } = paper
  const told = language === null || scriptLanguage(note) === language ? '' : ` ${language}`
  return [
    inText(title),
    ...authorLine(paper),
    ...addressLine(paper),
    ...(abstract === '' ? [] : [inText(abstract)]),
    `---${told}`,
    ...(note === '' ? [] : [inText(note)]),
    ...(paper.hashtags.length === 0 ? ['==='] : tagLine(paper)),
  ].join('\n')
}

function markdownOf(paper: WrittenPaper): string {
  const { title, address, abstract, note, language } = paper
  const told =
    language !== null && scriptLanguage(note) !== language ? [`<!-- ${language} -->`] : []
  const isLinked = address !== '' && !/[\s()]/.test(address)
  const heading = isLinked ? `[${inHeading(title)}](${address})` : inHeading(title)
  return [
    `## ${heading}`,
    ...authorLine(paper),
    ...(isLinked ? [] : addressLine(paper)),
    ...(abstract === '' ? [] : [`> ${abstract}`]),
    ...told,
    ...(note === '' ? [] : [inMarkdown(note)]),
    ...tagLine(paper),
  ].join('\n\n')
}
