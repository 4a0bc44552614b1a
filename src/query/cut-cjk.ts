/** Cuts what Chinese and Japanese write without spaces into words, so that a question of several
 * words finds them wherever they stand. Only queries are cut: what is stored is single characters, and
 * so does not depend on the dictionary of one Node. */

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]/u
const STRETCH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー\p{M}\p{Cf}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]+/gu

let segmenter: Intl.Segmenter | undefined

/** `图像生成` to `图像`, `生成`; other scripts stay whole. Single characters beside each other are no
 * word of the dictionary, a name perhaps: they stay together. */
export function cutCjk(text: string): string[] {
  if (!CJK.test(text)) return [text]
  return (text.normalize('NFKC').match(STRETCH) ?? [text]).flatMap((stretch) =>
    CJK.test(stretch) ? joinSingles(segmentsOf(stretch)) : [stretch],
  )
}

function segmentsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function joinSingles(words: string[]): string[] {
  const joined: string[] = []
  let wasSingle = false
  for (const word of words) {
    const isSingle = [...word].length === 1
    if (isSingle && wasSingle) joined[joined.length - 1] += word
    else joined.push(word)
    wasSingle = isSingle
  }
  return joined
}
