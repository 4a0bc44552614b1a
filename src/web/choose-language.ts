/** The language of a page: what was asked for in the address, else the reader's own, else what was
 * asked for before, else what the browser asks for. */

import type { Language } from '../locales/language.ts'
import { findLanguage, languageOf, languages } from '../locales/languages.ts'

export type Asked = {
  /** `?lang=` */
  query?: string | undefined
  /** Of the reader whose page it is. */
  reader?: string | undefined
  /** The cookie: the last `?lang=`. */
  remembered?: string | undefined
  /** Accept-Language (RFC 9110, 12.5.4). */
  accept?: string | undefined
}

export function chooseLanguage({ query, reader, remembered, accept }: Asked): Language {
  const named = known(query) ?? (reader === undefined ? undefined : languageOf(reader))
  return named ?? known(remembered) ?? acceptable(accept ?? '') ?? languageOf('en')
}

const known = (code: string | undefined) => (code === undefined ? undefined : findLanguage(code))

/** A header of any length and nonsense: what cannot be read is passed over. */
function acceptable(header: string): Language | undefined {
  return header
    .slice(0, 500)
    .split(',')
    .map(readRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ range }) => (range === '*' ? languages[0] : known(range.split('-')[0])))
    .find((language) => language !== undefined)
}

function readRange(text: string): { range: string; quality: number } {
  const [range = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase())
  const weight = rest.find((part) => part.startsWith('q='))
  const quality = weight === undefined ? 1 : Number(weight.slice(2))
  return { range, quality: Number.isFinite(quality) ? quality : 0 }
}
