/** @jsxImportSource react */
/** The name of the site over the letter's own first line. */
import { className, colour, faceOf } from './theme.ts'

type MastheadProps = { locale: string; siteName: string; siteUrl: string; line: string | null }

export function Masthead({ locale, siteName, siteUrl, line }: MastheadProps) {
  const { serif, sans } = faceOf(locale)
  return (
    <>
      <p style={{ margin: '0', font: `bold 28px/34px ${serif}`, letterSpacing: '-0.3px' }}>
        <a href={siteUrl} className={className.ink} style={homeStyle}>
          {siteName}
        </a>
      </p>
      {line === null ? null : (
        <h1
          className={className.quiet}
          style={{ margin: '4px 0 0', font: `15px/22px ${sans}`, color: colour.quiet }}
        >
          {unbroken(line)}
        </h1>
      )}
    </>
  )
}

/** A number stays with its word when a phone breaks the line. */
export const unbroken = (line: string) => line.replace(/(\d) (?=\p{L})/gu, '$1\u00a0')

const homeStyle = { color: colour.ink, textDecoration: 'none' }
