/** Text as React writes it between tags and within attributes; both have the same five characters. */

const special = /["&'<>]/
const all = /["&'<>]/g
const entities: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
}

export const escapeHtml = (text: string): string =>
  special.test(text) ? text.replace(all, (char) => entities[char] as string) : text

export const isWebAddress = (address: string): boolean => /^https?:\/\//.test(address)

/** What may stand in an `href` without React having looked at it. */
export function escapeAddress(address: string): string {
  if (!isWebAddress(address)) throw new Error('a link of a letter is no web address')
  return escapeHtml(address)
}
