/** @jsxImportSource react */
/** The welcome and the day's notices, set off from the papers. */
import type { ReactNode } from 'react'
import { className, colour, faceOf } from './theme.ts'

type NotesProps = { locale: string; children?: ReactNode }

/** A row of the digest. Its ground is a table's: a cell has no margin. */
export function Notes({ locale, children }: NotesProps) {
  return (
    <tr>
      <td style={{ padding: '16px 0 2px' }}>
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
          <tbody>
            <tr>
              <td
                className={className.note}
                style={{ ...cellStyle, font: `15px/23px ${faceOf(locale).sans}` }}
              >
                {children}
              </td>
            </tr>
          </tbody>
        </table>
      </td>
    </tr>
  )
}

export function NoteLine({ line }: { line: string }) {
  return <p style={{ margin: '6px 0' }}>{line}</p>
}

const cellStyle = {
  padding: '8px 16px',
  borderRadius: '6px',
  backgroundColor: colour.note,
  color: colour.ink,
}
