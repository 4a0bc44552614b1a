/** @jsxImportSource react */
/** The one thing to press in a letter that asks for something. */
import { colour, face } from './theme.ts'

export function Call({ href, children }: { href: string; children: string }) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" border={0} style={tableStyle}>
      <tbody>
        <tr>
          <td className="pb-button" style={cellStyle}>
            <a href={href} className="pb-button" style={linkStyle}>
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
    <p className="pb-ink" style={paragraphStyle}>
      {children}
    </p>
  )
}

export function Title({ children }: { children: string }) {
  return (
    <h1 className="pb-ink" style={titleStyle}>
      {children}
    </h1>
  )
}

export const plainLink = { color: colour.link, textDecoration: 'underline' }

const tableStyle = { margin: '22px 0 22px' }
const cellStyle = { backgroundColor: colour.link, borderRadius: '6px' }
const linkStyle = {
  borderRadius: '6px',
  display: 'inline-block',
  padding: '13px 22px',
  fontFamily: face.sans,
  fontSize: '16px',
  lineHeight: '22px',
  fontWeight: 'bold',
  color: '#fbfaf7',
  textDecoration: 'underline',
} as const
const paragraphStyle = {
  margin: '14px 0 0',
  fontFamily: face.serif,
  fontSize: '16px',
  lineHeight: '25px',
  color: colour.ink,
}
const titleStyle = {
  margin: '20px 0 0',
  fontFamily: face.serif,
  fontSize: '22px',
  lineHeight: '29px',
  fontWeight: 'bold',
  color: colour.ink,
} as const
