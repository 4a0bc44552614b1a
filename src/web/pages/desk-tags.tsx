/** Tags as the desk judges them: those in doubt over all papers, and those of one. */
import type { FC } from 'hono/jsx'
import type { Editor } from '../../editorial/editor.ts'
import type { Paper } from '../../papers/paper.ts'
import type { DoubtedTag, UnsureGuess } from '../../tagging/list-doubts.ts'
import type { JudgedTag } from '../../tagging/read-judged-tags.ts'
import { Tex } from '../components/tex.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { paperPath } from '../paths.ts'
import { DeskAct } from './desk-act.tsx'
import { DeskBar } from './desk-home.tsx'
import { deskPath } from './desk-sign-in.tsx'

export const deskTagsPath = `${deskPath}/tags`
export const paperTagsPath = (publicId: string): string =>
  `${deskTagsPath}?paper=${encodeURIComponent(publicId)}`

type DoubtsProps = {
  page: PageContext
  editor: Editor
  wrong: DoubtedTag[]
  unsure: UnsureGuess[]
  /** Of the guesses; null: no paper has a day. */
  day: string | null
}

export const DeskDoubts: FC<DoubtsProps> = ({ page, editor, wrong, unsure, day }) => {
  const { words, site } = page
  const { tags } = words.desk
  return (
    <Layout page={page} title={tags.title} desk>
      <h1>{tags.title}</h1>
      <DeskBar page={page} editor={editor} />
      <p class="quiet">{tags.lead}</p>
      <h2>{tags.wrong}</h2>
      {wrong.length === 0 && <p>{tags.noWrong}</p>}
      <ul class="desk-list">
        {wrong.map((one) => (
          <Doubt page={page} doubt={one} said={tags.reports(one.reports)} day={day} />
        ))}
      </ul>
      <h2>{tags.unsure}</h2>
      <form method="get" action={site.path(deskTagsPath)} class="desk-find">
        <label for="guessed-on">{words.desk.show}</label>
        <input id="guessed-on" type="date" name="day" value={day ?? ''} />
        <button type="submit" class="plain">
          {words.desk.go}
        </button>
      </form>
      {unsure.length === 0 && <p>{tags.noUnsure}</p>}
      <ul class="desk-list">
        {unsure.map((one) => (
          <Doubt page={page} doubt={one} said={guessWords(page, one)} day={day} />
        ))}
      </ul>
    </Layout>
  )
}

const guessWords = (
  { words, locale }: PageContext,
  guess: Pick<UnsureGuess, 'confidence' | 'words'>,
) => {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(guess.confidence)
  const by = words.paper.words([...new Set(guess.words)].slice(0, 4))
  return by === '' ? words.desk.tags.guess(percent) : `${words.desk.tags.guess(percent)}: “${by}”`
}

type DoubtProps = {
  page: PageContext
  doubt: { paper: string; title: string; tag: string }
  said: string
  day: string | null
}

const Doubt: FC<DoubtProps> = ({ page, doubt: { paper, title, tag }, said, day }) => {
  const { words, site } = page
  return (
    <li>
      <p>
        <strong>#{tag}</strong>{' '}
        <a href={site.path(paperTagsPath(paper))} dir="auto">
          <Tex text={title} />
        </a>{' '}
        <span class="quiet small">{said}</span>
      </p>
      <form method="post" action={site.path(deskTagsPath)} class="desk-acts">
        <input type="hidden" name="paper" value={paper} />
        <input type="hidden" name="tag" value={tag} />
        <input type="hidden" name="list" value="1" />
        {day !== null && <input type="hidden" name="day" value={day} />}
        <DeskAct
          page={page}
          act="accept"
          label={words.desk.tags.accept}
          title={`${tag}, ${title}`}
        />
        <DeskAct
          page={page}
          act="reject"
          label={words.desk.tags.reject}
          title={`${tag}, ${title}`}
        />
      </form>
    </li>
  )
}

type PaperTagsProps = {
  page: PageContext
  editor: Editor
  paper: Paper
  tags: JudgedTag[]
  /** Slugs, for completing. */
  offered: string[]
}

export const DeskPaperTags: FC<PaperTagsProps> = ({ page, editor, paper, tags, offered }) => {
  const { words, site } = page
  const said = words.desk.tags
  return (
    <Layout page={page} title={said.ofPaper} desk>
      <h1>{said.ofPaper}</h1>
      <DeskBar page={page} editor={editor} />
      <p>
        <a href={site.path(paperPath(paper.publicId))} dir="auto">
          <Tex text={paper.title} />
        </a>
      </p>
      {tags.length === 0 && <p>{words.paper.noTags}</p>}
      <ul class="desk-list">
        {tags.map((tag) => (
          <PaperTagRow page={page} paper={paper} tag={tag} />
        ))}
      </ul>
      <form method="post" action={site.path(deskTagsPath)} class="desk-find">
        <label for="add-tag">{said.add}</label>
        <input type="hidden" name="paper" value={paper.publicId} />
        <input
          id="add-tag"
          name="tag"
          list="desk-tags"
          required
          maxlength={60}
          autocomplete="off"
        />
        <button type="submit" name="act" value="accept" class="plain">
          {words.desk.addEditor}
        </button>
      </form>
      <datalist id="desk-tags">
        {offered.map((slug) => (
          <option value={slug} />
        ))}
      </datalist>
      <p class="small">
        <a href={site.path(deskTagsPath)}>{said.title}</a>
      </p>
    </Layout>
  )
}

const PaperTagRow: FC<{ page: PageContext; paper: Paper; tag: JudgedTag }> = ({
  page,
  paper,
  tag: given,
}) => {
  const { words, site } = page
  const said = words.desk.tags
  const { tag, verdict, reports } = given
  const facts = [whyThere(page, given), reports > 0 && said.reports(reports)]
  return (
    <li>
      <p>
        <strong>#{tag}</strong>{' '}
        <span class="quiet small">{facts.filter((fact) => fact !== false).join(' · ')}</span>
      </p>
      <form method="post" action={site.path(deskTagsPath)} class="desk-acts">
        <input type="hidden" name="paper" value={paper.publicId} />
        <input type="hidden" name="tag" value={tag} />
        {verdict !== 'accepted' && (
          <DeskAct page={page} act="accept" label={said.accept} title={tag} />
        )}
        {verdict !== 'rejected' && (
          <DeskAct page={page} act="reject" label={said.reject} title={tag} />
        )}
        {verdict !== null && <DeskAct page={page} act="open" label={said.reopen} title={tag} />}
      </form>
    </li>
  )
}

/** What was decided, or what put it there. */
function whyThere(
  page: PageContext,
  { verdict, sources, evidence, confidence }: JudgedTag,
): string {
  const { tags } = page.words.desk
  if (verdict !== null) return tags.verdicts[verdict]
  if (sources.length === 0) return tags.gone
  const told = evidence !== null && 'words' in evidence ? evidence.words : []
  if (confidence !== null && sources.every((source) => source === 'statistics')) {
    return guessWords(page, { confidence, words: told })
  }
  const by = page.words.paper.words([...new Set(told)].slice(0, 4))
  return by === '' ? tags.rule : `${tags.rule}: “${by}”`
}
