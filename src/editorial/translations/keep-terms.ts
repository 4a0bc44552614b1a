/** What of a text no translator may touch: formulas, TeX, addresses, and names in capitals. They are
 * taken out and marked, and put back where the marks came to stand. Pure. */

export type KeptText = {
  /** With a mark in place of each kept piece: `⟦0⟧`. */
  marked: string
  /** By number of their marks. */
  kept: string[]
}

/** In this order: a formula may hold what looks like a name. */
const pieces = new RegExp(
  [
    String.raw`\$\$[^$]{1,2000}\$\$`,
    String.raw`\$(?:\\.|[^$\\]){1,2000}\$`,
    String.raw`\\\((?:[^\\]|\\[^)]){1,2000}\\\)`,
    String.raw`\\\[(?:[^\\]|\\[^\]]){1,2000}\\\]`,
    String.raw`https?:\/\/[^\s<>"⟦⟧]{1,500}[^\s<>"⟦⟧.,;:!?)\]}]`,
    // Commands with their arguments, `\textit{in vivo}`: at most two deep.
    String.raw`\\[a-zA-Z]+\*?(?:\{(?:[^{}]|\{[^{}]*\}){0,500}\})*`,
    String.raw`\b[A-Za-z0-9]{2,60}(?:-[A-Za-z0-9]{1,60}){0,5}\b`,
  ].join('|'),
  'g',
)

/** CLIP, LLaMA-2, ImageNet, GPT4o: two capitals, or a capital inside. */
const isName = (word: string): boolean => /[A-Z].*[A-Z]|[a-z][A-Z]/.test(word)
const isWord = /^[A-Za-z0-9-]+$/

/** Marks that a source wrote itself would be taken for ours. */
const foreignMarks = /[⟦⟧]/g

export function keepTerms(text: string): KeptText {
  const kept: string[] = []
  const marked = text.replace(foreignMarks, ' ').replace(pieces, (piece) => {
    if (isWord.test(piece) && !isName(piece)) return piece
    kept.push(piece)
    return `⟦${kept.length - 1}⟧`
  })
  return { marked, kept }
}

export type PutBack = { ok: true; text: string } | { ok: false; fault: string }

/** Every mark has to stand in the translation as often as in the text, in whatever order. Translators
 * put spaces into marks, and some languages full-width digits: both are read. */
export function putBack(translated: string, { kept }: KeptText): PutBack {
  const seen = new Set<number>()
  let fault: string | null = null
  const text = translated.replace(/⟦\s*([\d０-９]{1,4})\s*⟧/g, (mark, digits: string) => {
    const number = Number(digits.normalize('NFKC'))
    const piece = kept[number]
    if (piece === undefined) fault ??= `it holds the mark ${mark}, which was not given`
    else if (seen.has(number)) fault ??= `${piece} stands in it twice`
    seen.add(number)
    return piece ?? ''
  })
  const missing = kept.find((_, number) => !seen.has(number))
  if (missing !== undefined) fault ??= `${missing} is missing`
  if (/[⟦⟧]/.test(text)) fault ??= 'a mark in it is broken'
  return fault === null ? { ok: true, text } : { ok: false, fault }
}
