/** Hashtags of a note: `#clip #captioning`, in any script. Pure. */

const mostTags = 20
const longestTag = 60

/** Without #, each once, in their order. What stands without # is one too: commas and blanks part them. */
export function readHashtags(text: string): string[] {
  const words = text
    .normalize('NFC')
    .split(/[\s,，、#＃]+/u)
    .map((word) => word.replace(/[^\p{L}\p{M}\p{N}._+-]/gu, '').replace(/^[._+-]+|[._-]+$/gu, ''))
    .filter((word) => word !== '' && word.length <= longestTag)
  const seen = new Map(words.map((word) => [word.toLowerCase(), word] as const).reverse())
  return [...new Set(words.map((word) => seen.get(word.toLowerCase()) as string))].slice(
    0,
    mostTags,
  )
}

/** Whether a line holds hashtags and nothing else. */
export const isHashtagLine = (line: string): boolean =>
  /^\s*(?:[#＃][\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._+-]*[\s,，、]*)+$/u.test(line)

export const writeHashtags = (tags: readonly string[]): string =>
  tags.map((tag) => `#${tag}`).join(' ')
