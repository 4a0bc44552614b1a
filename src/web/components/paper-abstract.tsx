/** A paper's abstract; beside it, where there is one, what it says in the reader's language. */
import type { FC } from 'hono/jsx'
import type { Translation } from '../../editorial/translations/read-translations.ts'
import { findLanguage } from '../../locales/languages.ts'
import type { Paper } from '../../papers/paper.ts'
import type { PageContext } from '../page-context.ts'
import { Tex } from './tex.tsx'

type AbstractProps = { page: PageContext; paper: Paper; translations: readonly Translation[] }

export const PaperAbstract: FC<AbstractProps> = ({ page, paper, translations }) => {
  const { words, locale } = page
  const own = translations.find((one) => one.locale === locale)
  const others = translations.filter((one) => one.locale !== locale)
  return (
    <>
      <h2 class="unseen">{words.paper.abstract}</h2>
      {own ? (
        <div class="side-by-side">
          <Translated page={page} translation={own} />
          <section lang="en" dir="auto">
            <h3>{words.translation.original}</h3>
            <p class="abstract">
              <Tex text={paper.abstract} />
            </p>
          </section>
        </div>
      ) : (
        <p class="abstract" lang="en" dir="auto">
          <Tex text={paper.abstract} />
        </p>
      )}
      {others.map((translation) => (
        <details class="fold">
          <summary>{nameOf(translation.locale)}</summary>
          <Translated page={page} translation={translation} />
        </details>
      ))}
    </>
  )
}

const Translated: FC<{ page: PageContext; translation: Translation }> = (props) => {
  const { page, translation } = props
  const { locale, title, abstract, madeBy, isOld } = translation
  const { words } = page
  return (
    <section>
      <div lang={findLanguage(locale)?.tag ?? locale} dir="auto">
        <h3>
          <Tex text={title} />
        </h3>
        <p class="abstract">
          <Tex text={abstract} />
        </p>
      </div>
      <p class="small quiet">
        {makerWords(page, madeBy)} {isOld && words.translation.old}
      </p>
    </section>
  )
}

function makerWords({ words }: PageContext, madeBy: string): string {
  if (madeBy === 'editor') return words.translation.byEditor
  return madeBy === 'import' ? words.translation.brought : words.translation.by(madeBy)
}

/** In itself: "한국어". */
const nameOf = (locale: string): string => findLanguage(locale)?.name ?? locale
