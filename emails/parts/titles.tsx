/** @jsxImportSource react */
/** Papers that are only named, and the count of those that are not even that. Rows of the digest. */
import type { ReactNode } from 'react'
import type { NamedTitle } from '../letter-props.ts'
import { inEnglish } from './in-english.ts'
import { className, colour, faceOf } from './theme.ts'

type TitlesProps = { locale: string; heading: string; children?: ReactNode }

export function Titles({ locale, heading, children }: TitlesProps) {
  const { serif, sans } = faceOf(locale)
  return (
    <tr>
      <td
        className={`${className.quiet} ${className.rule}`}
        style={{ ...cellStyle, font: `14px/21px ${sans}`, color: colour.quiet }}
      >
        <h2
          className={className.ink}
          style={{ margin: '0', font: `bold 18px/24px ${serif}`, color: colour.ink }}
        >
          {heading}
        </h2>
        {children}
      </td>
    </tr>
  )
}

export function TitleRow(props: NamedTitle & { locale: string }) {
  const { title, url, reasons, locale, translated } = props
  const spoken = translated ? {} : inEnglish(locale)
  return (
    <p style={{ margin: '12px 0 0' }}>
      <a href={url} className={className.title} {...spoken} style={linkStyle}>
        {title}
      </a>
      {reasons === '' ? null : <br />}
      {reasons}
    </p>
  )
}

/** "and 18 more" */
export function MoreLine({ locale, line }: { locale: string; line: string }) {
  const { sans } = faceOf(locale)
  return (
    <tr>
      <td
        className={className.quiet}
        style={{ padding: '0 0 24px', font: `14px/21px ${sans}`, color: colour.quiet }}
      >
        {line}
      </td>
    </tr>
  )
}

const cellStyle = { padding: '24px 0 18px', borderTop: `1px solid ${colour.rule}` }
const linkStyle = { color: colour.link, fontSize: '16px' }
