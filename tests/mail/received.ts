/** A letter as it was received: header fields counted from the raw bytes, so that a parser's kindness
 * hides nothing, and the parts as postal-mime reads them. */
import PostalMime, { type Email } from 'postal-mime'

export type Received = {
  raw: string
  /** Unfolded, in order. */
  fields: Array<{ name: string; value: string }>
  email: Email
}

export async function readMail(raw: Buffer): Promise<Received> {
  const text = raw.toString('latin1')
  const head = text.slice(0, text.indexOf('\r\n\r\n'))
  const fields = head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() }
    })
  return { raw: text, fields, email: await PostalMime.parse(raw) }
}

export const valuesOf = ({ fields }: Pick<Received, 'fields'>, name: string): string[] =>
  fields.filter((field) => field.name === name.toLowerCase()).map(({ value }) => value)
