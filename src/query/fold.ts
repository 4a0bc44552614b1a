/** Makes spellings of one word equal: accents removed, and for caseless words case too. */

/** Combining marks of Latin, Greek and Cyrillic. Marks of other scripts carry meaning and stay. */
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|\p{Cf}/gu

/** Letters with a stroke or a ligature, which Unicode does not decompose. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ẞ: 'SS',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ø: 'o',
    Ø: 'O',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    þ: 'th',
    Þ: 'Th',
    ł: 'l',
    Ł: 'L',
    ħ: 'h',
    Ħ: 'H',
    ŧ: 't',
    Ŧ: 'T',
    ı: 'i',
  }),
)
const SPECIAL_LETTER = /[ßẞæÆœŒøØđĐðÐþÞłŁħĦŧŦı]/gu

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

/** `Erdős` to `Erdos`; case stays. */
export function foldAccents(word: string): string {
  if (isAscii(word)) return word
  return word
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL_LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFKC')
}

/** `Erdős` to `erdos`. Applying it twice changes nothing. */
export function foldCase(word: string): string {
  const plain = foldAccents(word)
  if (isAscii(plain)) return plain.toLowerCase()
  // A capital sigma lowers to another letter at the end of a word.
  return foldAccents(plain.toLowerCase()).replaceAll('ς', 'σ')
}
