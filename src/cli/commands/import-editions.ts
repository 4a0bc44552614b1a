/** `import FILE --as editions`: an archive as history; the dry run says what was taken for what. */
import { cutText } from '../../lib/cut-text.ts'
import { calendarOf } from '../calendar-option.ts'
import type { CommandContext } from '../command.ts'
import type { ReadPaper } from '../edition-services.ts'

const doubtWords: Record<string, string> = {
  'no-authors': 'no line of authors in brackets',
  'no-abstract': 'no abstract',
  'no-note': 'nothing said of it',
  'no-hashtags': 'no hashtags',
  'one-language':
    'abstract and note are in one language: the first paragraph is taken for the abstract',
  'begins-without-hashtags': 'the paper before it ends without hashtags',
}

export async function importEditions(
  { services, values, io, signal }: CommandContext,
  file: string,
): Promise<number> {
  const text = (name: string) => (typeof values[name] === 'string' ? String(values[name]) : null)
  const dryRun = values['dry-run'] === true
  const language = text('language')
  const timezone = text('timezone') ?? 'UTC'
  const make = language === null ? null : { language, timezone }
  const report = await services.importEditions(
    calendarOf(values),
    { file, series: text('series'), make, dryRun },
    signal,
  )
  if (values.json) {
    await io.out(JSON.stringify(report))
    return 0
  }
  for (const paper of report.papers) {
    if (!dryRun && paper.doubts.length === 0) continue
    for (const line of told(paper)) await io.out(line)
  }
  const would = dryRun ? 'would be ' : ''
  if (report.made !== null)
    await io.out(`the series ${report.made} ${dryRun ? 'would be' : 'is'} made`)
  const { created, updated, unchanged, skipped } = report
  await io.out(
    `${created} ${would}created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} skipped`,
  )
  for (const { row, why } of skipped) await io.out(`  line ${row}: ${why}`)
  return 0
}

const shown = {
  known: 'held here',
  fetched: 'fetched',
  'as-told': 'kept as told',
  'to-fetch': 'not held: asked for by its address, kept as told when nobody knows it',
} as const

const standing = {
  published: '',
  draft: ' (a draft)',
  scheduled: ' (scheduled: at its hour it stands on its page, and is mailed to nobody)',
} as const

function told(paper: ReadPaper): string[] {
  const { lines, title, authors, abstract, note, hashtags } = paper
  const part = (name: keyof typeof lines, value: string) =>
    value === ''
      ? []
      : [`  ${at(lines[name])}${name}: ${cutText(value.replaceAll('\n', ' / '), 90)}`]
  return [
    `${paper.date}${standing[paper.state]}, ${shown[paper.as]}`,
    ...part('title', title),
    ...part('authors', authors.join(', ')),
    ...part('abstract', abstract),
    ...part('note', note),
    ...part('hashtags', hashtags.map((tag) => `#${tag}`).join(' ')),
    ...paper.doubts.map((doubt) => `  ? ${doubtWords[doubt] ?? doubt}`),
  ]
}

const at = (line: number | null): string => (line === null ? '' : `line ${line}, `)
