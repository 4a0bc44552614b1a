/** Headers of a letter by its kind. Only digests can be left by one click (RFC 8058, RFC 2369); the
 * letters that somebody asked for say that a machine wrote them (RFC 3834). No Feedback-ID: the carrier
 * sets its own, and two void each other. No Precedence: List-Id and Auto-Submitted say it by standard. */
import { createHash } from 'node:crypto'

/** No CR, LF or other control ever stands in a header; nor what breaks a line or turns its direction
 * in Unicode; nor half a character; nor what opens an encoded word (RFC 2047), in which a title could
 * spell out any of these. */
export const oneLine = (value: string): string =>
  value
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .trim()

/** An address as the door took it (`=?x@lab.example` is one): RFC 2047 decodes nothing inside it. */
export const addressLine = (address: string): string => address.replace(/[\p{C}\p{Z}]+/gu, '')

/** Of every letter. X-Entity-Ref-ID keeps Gmail from piling up letters with one subject and hiding
 * what they share, a button for example; it is made with `secret` (a link only this reader has), so
 * that it does not count letters. Exchange is told that holiday notices reach nobody. */
export const commonHeaders = (letterId: number, secret: string): Record<string, string> => ({
  'X-Entity-Ref-ID': createHash('sha256')
    .update(`${letterId} ${secret}`)
    .digest('base64url')
    .slice(0, 22),
  'X-Auto-Response-Suppress': 'OOF, AutoReply',
})

export const digestHeaders = (input: {
  siteName: string
  publicUrl: string
  unsubscribe: string
}): Record<string, string> => ({
  'List-Id': listId(input.siteName, input.publicUrl),
  'List-Unsubscribe': oneLine(`<${input.unsubscribe}>`),
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

export const answerHeaders = (): Record<string, string> => ({ 'Auto-Submitted': 'auto-generated' })

/** RFC 2919: `Paperboy <digest.papers.lab.example>`; a name that is not plain ASCII is left out. */
function listId(siteName: string, publicUrl: string): string {
  const id = `<digest.${new URL(publicUrl).hostname.replace(/^\[|\]$/g, '').replaceAll(':', '-')}>`
  return /^[A-Za-z0-9 ._-]{1,60}$/.test(siteName) ? `${siteName} ${id}` : id
}
