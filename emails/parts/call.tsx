/** @jsxImportSource react */
/** The one thing to press in a letter that asks for something. */
import { className, colour, faceOf } from './theme.ts'

type CallProps = { locale: string; href: string; children: string }

/** Word gives a link no padding, so there its cell has it. */
export function Call({ locale, href, children }: CallProps) {
  return (
    <table
      role="presentation"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      style={{ margin: '22px 0' }}
    >
      <tbody>
        <tr>
          <td className={className.button} style={cellStyle}>
            <a
              href={href}
              className={className.button}
              style={{ ...linkStyle, font: `bold 16px/22px ${faceOf(locale).sans}` }}
            >
              {children}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** Plain words of such a letter. */
export function Paragraph({ children }: { children: React.ReactNode }) {
  return (
    <p className={className.ink} style={{ margin: '14px 0 0' }}>
      {children}
    </p>
  )
}

export function Title({ locale, children }: { locale: string; children: string }) {
  return (
    <h1
      className={className.ink}
      style={{ margin: '20px 0 0', font: `bold 22px/29px ${faceOf(locale).serif}` }}
    >
      {children}
    </h1>
  )
}

const cellStyle = {
  backgroundColor: colour.link,
  borderRadius: '6px',
  msoPaddingAlt: '13px 22px',
}
const linkStyle = {
  display: 'inline-block',
  borderRadius: '6px',
  textDecoration: 'none',
  padding: '13px 22px',
  color: colour.onButton,
}
