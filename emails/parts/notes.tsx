/** @jsxImportSource react */
/** The welcome and the day's notices, set off from the papers. */
import type { ReactNode } from 'react'
import { colour, face } from './theme.ts'

export function Notes({ children }: { children?: ReactNode }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      style={tableStyle}
    >
      <tbody>
        <tr>
          <td className="pb-note" style={cellStyle}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

export function NoteLine({ line }: { line: string }) {
  return (
    <p className="pb-ink" style={lineStyle}>
      {line}
    </p>
  )
}

const tableStyle = { margin: '16px 0 2px' }
const cellStyle = { padding: '8px 16px', borderRadius: '6px', backgroundColor: colour.note }
const lineStyle = {
  margin: '6px 0',
  fontFamily: face.sans,
  fontSize: '15px',
  lineHeight: '23px',
  color: colour.ink,
}
