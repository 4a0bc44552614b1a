/** @jsxImportSource react */
/** Papers that are only named, and the count of those that are not even that. */
import type { ReactNode } from 'react'
import { mailTexts } from '../../src/locales/texts.ts'
import type { NamedTitle } from '../letter-props.ts'
import { colour, face } from './theme.ts'

export function Titles({ locale, children }: { locale: string; children?: ReactNode }) {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
      <tbody>
        <tr>
          <td className="pb-rule" style={cellStyle}>
            <h2 className="pb-ink" style={headingStyle}>
              {mailTexts(locale).digest.moreTitles}
            </h2>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

export function TitleRow({ title, url, reasons }: NamedTitle) {
  return (
    <p className="pb-quiet" style={rowStyle}>
      <a href={url} className="pb-link pb-title" style={linkStyle}>
        {title}
      </a>
      {reasons === '' ? null : <br />}
      {reasons}
    </p>
  )
}

/** "and 18 more" */
export function MoreLine({ line }: { line: string }) {
  return (
    <p className="pb-quiet" style={moreStyle}>
      {line}
    </p>
  )
}

const cellStyle = { padding: '24px 0 0', borderTop: `1px solid ${colour.rule}` }
const headingStyle = {
  margin: '0 0 4px',
  fontFamily: face.sans,
  fontSize: '15px',
  lineHeight: '22px',
  fontWeight: 'bold',
  color: colour.ink,
} as const
const rowStyle = {
  margin: '12px 0 0',
  fontFamily: face.sans,
  fontSize: '14px',
  lineHeight: '21px',
  color: colour.quiet,
}
const linkStyle = {
  fontFamily: face.serif,
  fontSize: '16px',
  lineHeight: '23px',
  color: colour.link,
  textDecoration: 'underline',
  textDecorationColor: colour.underline,
  textDecorationThickness: '1px',
  textUnderlineOffset: '3px',
}
const moreStyle = { ...rowStyle, margin: '18px 0 0' }
