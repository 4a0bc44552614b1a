/** Text of a paper as a reader may be shown it. Pure. */
import { cleanText } from '../lib/clean-text.ts'
import { texToText } from '../lib/tex.ts'

/** Bidi and format characters may also come out of TeX (`\unicode`), so it is cleaned after that. */
export const readable = (tex: string): string => cleanText(texToText(tex))
