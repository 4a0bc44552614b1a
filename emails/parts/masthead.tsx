/** @jsxImportSource react */
/** The name of the site over the letter's own first line. */
import { colour, face } from './theme.ts'

type MastheadProps = { siteName: string; siteUrl: string; line: string | null }

export function Masthead({ siteName, siteUrl, line }: MastheadProps) {
  return (
    <>
      <p className="pb-ink" style={nameStyle}>
        <a href={siteUrl} className="pb-ink" style={homeStyle}>
          {siteName}
        </a>
      </p>
      {line === null ? null : (
        <h1 className="pb-quiet" style={lineStyle}>
          {unbroken(line)}
        </h1>
      )}
    </>
  )
}

/** A number stays with its word when a phone breaks the line. */
export const unbroken = (line: string) => line.replace(/(\d) (?=\p{L})/gu, '$1\u00a0')

const nameStyle = {
  margin: '0',
  fontFamily: face.serif,
  fontSize: '28px',
  lineHeight: '34px',
  fontWeight: 'bold',
  letterSpacing: '-0.3px',
  color: colour.ink,
} as const
const homeStyle = { color: colour.ink, textDecoration: 'none' }
const lineStyle = {
  margin: '4px 0 0',
  fontFamily: face.sans,
  fontSize: '15px',
  lineHeight: '22px',
  fontWeight: 'normal',
  color: colour.quiet,
} as const
