/** Marks as elements, for providers that read markup: `⟦0⟧` is `<m id="0">0</m>`. Pure. */

const written: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

export const marksToXml = (text: string): string =>
  text
    .replace(/[&<>]/g, (character) => written[character] ?? character)
    .replace(/⟦(\d+)⟧/g, '<m id="$1" translate="no">$1</m>')

export const marksFromXml = (xml: string): string =>
  decoded(
    xml.replace(/<m\b[^>]*\bid="(\d+)"[^>]*>(?:[^<]*<\/m>)?/g, '⟦$1⟧').replace(/<[^>]*>/g, ''),
  )

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16)
    return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : ''
  })
