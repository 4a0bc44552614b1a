/** Text from outside made safe to store, index and mail: React and mail transports pass NUL, line
 * breaks and bidi overrides straight through, so they end here. */

/** White space and everything that breaks a line, U+0085, U+2028 and U+2029 among them. */
const space = /[\s\u0085\u200b]+/gu

/** Joiners carry meaning in these scripts (Persian, the Indic ones) and nowhere else in a title. */
const joinerAfterItsScript =
  /(?<=[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Gujr}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Taml}\p{sc=Telu}])[\u200c\u200d](?=\p{L})/u

/** Controls, format characters (bidi among them), lone surrogates, private use, noncharacters, and
 * what is invisible by default (fillers, variation selectors, tag characters). */
const unwanted = new RegExp(
  `(?!${joinerAfterItsScript.source})` +
    '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}]',
  'gu',
)

/** Longer stacks of marks climb over the neighbouring lines; no language needs them. */
const tallStack = /(\p{M}{6})\p{M}+/gu

/** Printable ASCII with single spaces: most of what comes is clean already, and seeing that is ten
 * times cheaper than cleaning it. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** NFC, one line, single spaces, trimmed; at most `max` UTF-16 units, never half a character. */
export function cleanText(text: string, options: { max?: number } = {}): string {
  const max = options.max ?? Number.POSITIVE_INFINITY
  if (text.length <= max && plain.test(text)) return text
  const clean = text
    .slice(0, max * 2)
    .replace(space, ' ')
    .replace(unwanted, '')
    .normalize('NFC')
    .replace(tallStack, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
  return clean.length > max ? cutAt(clean, max) : clean
}

function cutAt(text: string, max: number): string {
  const end = text.codePointAt(max - 1) ?? 0
  return text.slice(0, end > 0xffff ? max - 1 : max).trim()
}
