/** @jsxImportSource react */
/** The frame of every letter: one column of tables, 600 px at most, masthead and footer. */
import type { ReactNode } from 'react'
import { Head, Html } from 'react-email'
import { direction, mailLanguage } from '../../src/locales/texts.ts'
import { className, colour, faceOf, styleSheet, wordStyle } from './theme.ts'

type LayoutProps = {
  locale: string
  title: string
  /** Hidden words that stand beside the subject in a list; null: the letter's first words do. Filters
   * count hidden words against letters that cannot be left. */
  preheader: string | null
  masthead: ReactNode
  children: ReactNode
  footer: ReactNode
}

/** `lang` and `dir` stand on html, body and a div: some clients drop the first two. */
export function Layout({ locale, title, preheader, masthead, children, footer }: LayoutProps) {
  const lang = mailLanguage(locale)
  const dir = direction(locale)
  const { serif, sans } = faceOf(locale)
  return (
    <Html lang={lang} dir={dir}>
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{styleSheet}</style>
      </Head>
      <body lang={lang} dir={dir} className={className.desk} style={bodyStyle}>
        <div lang={lang} dir={dir} className={className.desk} style={deskOf(lang)}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a comment has no other way in; ours. */}
          <div dangerouslySetInnerHTML={{ __html: wordStyle(locale) }} />
          {preheader === null ? null : <div style={hiddenStyle}>{preheader}</div>}
          <Column>
            <tr>
              <td className={className.wide} style={{ padding: '22px 20px 0' }}>
                {masthead}
                <div className={className.double} style={doubleRuleStyle} />
              </td>
            </tr>
            <tr>
              <td
                className={`${className.wide} ${className.ink}`}
                style={{ ...pageStyle, font: `16px/25px ${serif}`, color: colour.ink }}
              >
                {children}
              </td>
            </tr>
            <tr>
              <td
                className={`${className.wide} ${className.quiet}`}
                style={{ ...footerStyle, font: `14px/22px ${sans}`, color: colour.quiet }}
              >
                <div className={className.rule} style={ruleStyle} />
                {footer}
              </td>
            </tr>
          </Column>
        </div>
      </body>
    </Html>
  )
}

/** Word has its width from its own style sheet. */
function Column({ children }: { children: ReactNode }) {
  return (
    <table
      role="presentation"
      align="center"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      className={`${className.column} ${className.paper}`}
      style={columnStyle}
    >
      <tbody>{children}</tbody>
    </table>
  )
}

const bodyStyle = { margin: '0', padding: '0', backgroundColor: colour.desk }
const deskStyle = { backgroundColor: colour.desk, padding: '0 0 24px' }
/** Korean is broken between words, as a printer would. */
const deskOf = (lang: string) =>
  lang === 'ko' ? ({ ...deskStyle, wordBreak: 'keep-all' } as const) : deskStyle
const columnStyle = { maxWidth: '600px', margin: '0 auto', backgroundColor: colour.paper }
/** Without a tiny font: filters take it for hidden words (SpamAssassin's FONT_INVIS rules). */
const hiddenStyle = {
  display: 'none',
  overflow: 'hidden',
  lineHeight: '1px',
  maxHeight: '0',
  maxWidth: '0',
  opacity: '0',
} as const
/** The double rule under a newspaper's name. */
const doubleRuleStyle = {
  fontSize: '1px',
  lineHeight: '1px',
  margin: '14px 0 0',
  borderTop: `4px double ${colour.ink}`,
}
const ruleStyle = { margin: '0 0 20px', borderTop: `1px solid ${colour.rule}` }
const pageStyle = { padding: '4px 20px 30px' }
const footerStyle = { padding: '0 20px 22px' }
