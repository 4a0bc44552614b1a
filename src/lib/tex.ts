/** TeX of titles and abstracts as readable Unicode. Never throws; linear in the length of its input;
 * plain text comes back as it was. */
import { settle } from './tex/formula.ts'
import { readSequence } from './tex/read.ts'
import { tokenise } from './tex/tokens.ts'

/** Everything that makes a text worth parsing; 71 % of the abstracts of a month have some of it. */
const hint = /[\\$~{}^`]|--|''/

/** `$\ell_2$-norm of \textit{Gödel's} x` becomes `ℓ₂-norm of Gödel's x`: one line, NFC. */
export function texToText(tex: string): string {
  if (!hint.test(tex)) return tex
  const source = tex.replace(/[\s\ue000\ue001]+/g, ' ').trim()
  const cursor = { source, tokens: tokenise(source), at: 0, depth: 0, formulas: 0 }
  return quotes(settle(readSequence(cursor, 'text', 'end')))
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC')
}

/** ``so'' and `so' become “so” and ‘so’; a lone apostrophe or backtick stays. */
function quotes(text: string): string {
  if (!text.includes('`') && !text.includes("''")) return text
  let open = 0
  return text
    .replace(/``|''|"/g, (mark) => {
      if (mark === '``') {
        open++
        return '“'
      }
      if (open === 0) return '"'
      open--
      return '”'
    })
    .replace(/(?<![\p{L}\p{N}`])`([^`'\s][^`']{0,80})'(?!\p{L})/gu, '‘$1’')
}
