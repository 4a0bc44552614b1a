/** Which letters the provider took, under which key and with which body: the truth that the ledger is
 * judged by at the end. */
import { createHash } from 'node:crypto'

/** One acceptance of one letter. */
export type Taking = { key: string; body: string }

export type TakenRecord = Map<number, Taking[]>

type Mail = { tags?: Array<{ name: string; value: string }> }

export const hashOf = (text: string | Buffer): string =>
  createHash('sha256').update(text).digest('base64url')

/** Null when it names no letter of ours. */
export function letterOf(mail: Mail): number | null {
  const id = Number(mail.tags?.find(({ name }) => name === 'letter')?.value)
  return Number.isSafeInteger(id) ? id : null
}

export function take(record: TakenRecord, key: string, mails: Mail[]): void {
  for (const mail of mails) {
    const letter = letterOf(mail)
    if (letter === null) continue
    const takings = record.get(letter) ?? []
    takings.push({ key, body: hashOf(JSON.stringify(mail)) })
    record.set(letter, takings)
  }
}
