/** The log of the desk: each line a sentence, in the language of the page. What an older build or none of
 * these words knows is shown as it was written down. */
import type { Child, FC } from 'hono/jsx'
import type { AuditLine } from '../../editorial/audit.ts'
import { commandLine, type Editor, thisMachine, tokenEditor } from '../../editorial/editor.ts'
import { nameOfLanguage } from '../../lib/language-tag.ts'
import { Tex } from '../components/tex.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { isDay, paperPath } from '../paths.ts'
import { DeskBar } from './desk-home.tsx'
import { deskPath } from './desk-sign-in.tsx'

/** Names by slug. */
type SeriesNames = ReadonlyMap<string, string>

type LogProps = {
  page: PageContext
  editor: Editor
  lines: AuditLine[]
  series: SeriesNames
  older: number | null
}

export const DeskLog: FC<LogProps> = ({ page, editor, lines, series, older }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.desk.log}>
      <h1>{words.desk.log}</h1>
      <DeskBar page={page} editor={editor} />
      <p class="quiet">{words.deskLog.logText}</p>
      <ol class="plain-list log">
        {together(lines).map(({ line, times }) => (
          <li>
            <span class="quiet">{words.dates.moment(line.at)}</span>{' '}
            <Sentence page={page} line={line} series={series} />
            {times > 1 && <span class="quiet small"> {words.deskLog.times(times)}</span>}
          </li>
        ))}
      </ol>
      {older !== null && (
        <p>
          <a href={site.path(`${deskPath}/log?before=${older}`)}>{words.desk.older}</a>
        </p>
      )}
    </Layout>
  )
}

/** Who writes is saved every few words: one line, with the moment of the last. */
function together(lines: readonly AuditLine[]): Array<{ line: AuditLine; times: number }> {
  const shown: Array<{ line: AuditLine; times: number }> = []
  for (const line of lines) {
    const last = shown.at(-1)
    if (last && isSameNote(last.line, line)) last.times += 1
    else shown.push({ line, times: 1 })
  }
  return shown
}

const isSameNote = (one: AuditLine, other: AuditLine): boolean =>
  one.act === 'note-saved' &&
  other.act === 'note-saved' &&
  one.who === other.who &&
  one.what === other.what &&
  one.detail.paperId === other.detail.paperId

type SentenceProps = { page: PageContext; line: AuditLine; series: SeriesNames }

const Sentence: FC<SentenceProps> = (props) => {
  const { page, line } = props
  const acts: Partial<Record<string, string>> = page.words.deskLog.acts
  const sentence = acts[actOf(line)] ?? `{who} ${line.act} {what}`
  return (
    <>
      {sentence.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : pieceOf(part, props)))}
    </>
  )
}

/** Some acts are told apart by what they did. */
function actOf({ act, detail }: AuditLine): string {
  if (act === 'series-changed') return detail.awayUntil ? 'series-away' : 'series-back'
  if (act !== 'tag-judged') return act
  const { verdict } = detail
  return verdict === 'accepted' || verdict === 'rejected' ? `tag-${verdict}` : 'tag-reopened'
}

function pieceOf(piece: string, { page, line, series }: SentenceProps): Child {
  const { words } = page
  const { who, what, detail } = line
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  switch (piece) {
    case 'who':
      return <bdi>{nobodyOnTheList(page, who) ?? who}</bdi>
    case 'mail':
      return words.deskLog.mails[what === 'urgent' || what === 'bulk' ? what : 'both']
    case 'number':
      return /\d+$/.exec(what)?.[0] ?? what
    case 'edition':
      return <EditionLink page={page} what={what} series={series} />
    case 'paper':
      return <PaperLink page={page} {...(line.paper ?? { publicId: what, title: what })} />
    case 'day':
      return isDay(text(detail.awayUntil)) ? words.dates.full(text(detail.awayUntil)) : ''
    case 'moment':
      return Number.isNaN(Date.parse(text(detail.at)))
        ? ''
        : words.dates.moment(new Date(text(detail.at)))
    case 'language':
      return nameOfLanguage(text(detail.locale), page.locale)
    default:
      return <bdi>{text(detail[piece]) || (series.get(what) ?? what)}</bdi>
  }
}

/** What stands in the log for who signs in otherwise. */
function nobodyOnTheList({ words: { deskLog } }: PageContext, who: string): string | undefined {
  const { token, machine, terminal, timetable, program } = deskLog.whos
  return new Map([
    [tokenEditor.who, token],
    [thisMachine.who, machine],
    [commandLine.who, terminal],
    ['timetable', timetable],
    ['API', program],
    // Files are brought in from the command line.
    ['import', terminal],
  ]).get(who)
}

type EditionProps = { page: PageContext; what: string; series: SeriesNames }

const EditionLink: FC<EditionProps> = ({ page: { words, site }, what, series }) => {
  const [slug = '', date = ''] = what.split('/')
  if (!isDay(date)) return <bdi>{what}</bdi>
  return (
    <a href={site.path(`${deskPath}/${slug}/${date}`)} dir="auto">
      {words.editions.of(series.get(slug) ?? slug, words.dates.full(date))}
    </a>
  )
}

type PaperProps = { page: PageContext; publicId: string; title: string }

const PaperLink: FC<PaperProps> = ({ page: { site }, publicId, title }) => (
  <a href={site.path(paperPath(publicId))} dir="auto">
    <Tex text={title} />
  </a>
)
