/** Stems as a paper itself writes them: `caption` is no word of one that says captioning. */
import { texToText } from '../lib/tex.ts'
import { wordForms } from '../query/lexemes.ts'
import { tokenise } from '../query/tokenise.ts'
import type { PaperText } from './embedder.ts'

/** In the order of the stems. */
export function wordsOf({ title, abstract }: PaperText, stems: readonly string[]): string[] {
  const written = new Map<string, string>()
  for (const text of [abstract, title]) {
    for (const { raw } of tokenise(texToText(text)).tokens) {
      const { stem, word } = wordForms(raw)
      const known = written.get(stem)
      // `CLIP`, not `clip`; but not a word that only begins a sentence.
      if (stems.includes(stem) && (!known || known !== word))
        written.set(stem, asWritten(raw, word))
    }
  }
  return stems.flatMap((stem) => written.get(stem) ?? [])
}

const asWritten = (raw: string, word: string): string => (/^.\p{Ll}*$/u.test(raw) ? word : raw)
