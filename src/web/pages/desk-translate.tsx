/** A paper translated by hand: the original on one side, the translation on the other. */
import type { FC } from 'hono/jsx'
import type { Editor } from '../../editorial/editor.ts'
import type { TranslationDoubt } from '../../editorial/translations/by-hand/doubt-translation.ts'
import {
  longestTitle,
  sourceLanguage,
} from '../../editorial/translations/by-hand/write-translation.ts'
import { languages } from '../../locales/languages.ts'
import type { Paper } from '../../papers/paper.ts'
import { Notice } from '../components/notice.tsx'
import { Tex } from '../components/tex.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { paperPath } from '../paths.ts'
import { DeskBar } from './desk-home.tsx'
import { deskPath } from './desk-sign-in.tsx'

export const translatePath = (series: string, publicId: string): string =>
  `${deskPath}/${series}/translate?paper=${encodeURIComponent(publicId)}`

export type Typed = { locale: string; title: string; abstract: string }

type TranslateProps = {
  page: PageContext
  editor: Editor
  /** Where the form goes. */
  action: string
  paper: Paper
  typed: Typed
  /** Nothing was kept because of these. */
  doubts: TranslationDoubt[]
  saved: boolean
}

export const DeskTranslate: FC<TranslateProps> = (props) => {
  const { page, editor, paper, typed, saved } = props
  const { words, site } = page
  const { translate } = words.desk
  return (
    <Layout page={page} title={translate.title} wide desk>
      <DeskBar page={page} editor={editor} />
      <h1>{translate.title}</h1>
      {saved && (
        <Notice tone="good">
          <p>
            {translate.saved}{' '}
            <a href={site.path(paperPath(paper.publicId))}>{words.desk.goPublic}</a>
          </p>
        </Notice>
      )}
      <div class="side-by-side">
        <section lang={sourceLanguage} dir="auto">
          <h2>{words.translation.original}</h2>
          <h3>
            <Tex text={paper.title} />
          </h3>
          <p class="abstract">
            <Tex text={paper.abstract} />
          </p>
        </section>
        <section>
          <h2>{translate.yours}</h2>
          <LanguageForm page={page} paper={paper} typed={typed} action={props.action} />
          <TranslateForm {...props} />
        </section>
      </div>
    </Layout>
  )
}

type PartProps = Pick<TranslateProps, 'page' | 'paper' | 'typed' | 'action'>

/** Another language shows what there is in it. */
const LanguageForm: FC<PartProps> = ({ page: { words, site }, paper, typed, action }) => (
  <form method="get" action={site.path(action)} class="desk-find">
    <input type="hidden" name="paper" value={paper.publicId} />
    <label for="translate-language">{words.desk.language}</label>
    <select id="translate-language" name="language">
      {languages
        .filter(({ code }) => code !== sourceLanguage)
        .map(({ code, name }) => (
          <option value={code} selected={code === typed.locale || undefined}>
            {name}
          </option>
        ))}
    </select>
    <button type="submit" class="plain">
      {words.desk.go}
    </button>
  </form>
)

const TranslateForm: FC<TranslateProps> = ({ page, action, paper, typed, doubts }) => {
  const { words, site } = page
  const { translate } = words.desk
  const language = languages.find(({ code }) => code === typed.locale)?.tag
  return (
    <form method="post" action={site.path(action)}>
      <input type="hidden" name="paper" value={paper.publicId} />
      <input type="hidden" name="language" value={typed.locale} />
      {doubts.length > 0 && (
        <Notice>
          <p>{translate.doubtful}</p>
          <ul>
            {doubts.map(({ part, kind, missing }) => (
              <li>
                {translate.missing(words.desk[part === 'title' ? 'paperTitle' : 'abstract'], kind)}{' '}
                <code>{missing}</code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p class="field">
        <label for="translate-title">{words.desk.paperTitle}</label>
        <input
          id="translate-title"
          name="title"
          value={typed.title}
          required
          maxlength={longestTitle}
          lang={language}
          dir="auto"
        />
      </p>
      <p class="field">
        <label for="translate-abstract">{words.desk.abstract}</label>
        <textarea id="translate-abstract" name="abstract" rows={14} lang={language} dir="auto">
          {typed.abstract}
        </textarea>
      </p>
      {doubts.length > 0 && (
        <label class="choice">
          <input type="checkbox" name="insists" value="1" />
          {translate.insist}
        </label>
      )}
      <p class="actions">
        <button type="submit">{words.desk.save}</button>
      </p>
    </form>
  )
}
