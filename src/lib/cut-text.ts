/** Shortens a text for people: at a word where there is one, never inside a character. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What leads on to something that was cut. */
const dangling = /[\s,;:.–—([{“‘、。，；：・（「『《〈【-]+$/u

/** At most `max` UTF-16 units with the ellipsis. Scripts without spaces are cut between characters. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const room = Math.max(0, max - 1)
  const head = text.slice(0, room + 1)
  const space = head.lastIndexOf(' ')
  const cut = space > room / 2 ? head.slice(0, space) : wholeCharacters(text, room)
  return `${cut.replace(dangling, '')}…`
}

function wholeCharacters(text: string, room: number): string {
  let end = 0
  // A character that spans the cut is seen whole by looking a little past it.
  for (const { index, segment } of graphemes.segment(text.slice(0, room + 64))) {
    if (index + segment.length > room) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
