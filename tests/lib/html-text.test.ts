import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../src/lib/html-text.ts'

const read = (html: string) => htmlToText(html).replace(/\s+/g, ' ').trim()

describe('htmlToText', () => {
  it.each([
    ['a sign', 'a < b', 'a < b'],
    ['references', 'CO<sub>2</sub> &amp;amp; <p>more</p>', 'CO2 &amp; more'],
    ['what is not shown', 'a<script>x</script>b<svg><title>x</title></svg>c<i>d</i>', 'ab cd'],
    ['tags left open', '<p>one<p>two<br>three</p>four', 'one two three four'],
    ['depth', `${'<div>'.repeat(200)}deep${'</div>'.repeat(200)} after`, 'deep after'],
    ['length', `${'<p>a</p><br/>'.repeat(5000)}end`, `${'a '.repeat(5000)}end`],
    ['pictures', `${'<svg><title>x</title></svg>'.repeat(5000)}end`, 'end'],
  ])('reads %s', (_, html, text) => expect(read(html)).toBe(text))

  // Each piece makes the parser remember something; a million would take it minutes.
  it.each(['<b>', '<i>a</i><div>', '<g><svg></g>', '<svg/>', '<title/>', '<math>', '<script/>'])(
    'reads what stands before %s without end',
    (piece) => {
      expect(read(`<p>We show <b>it</b>.</p>${piece.repeat(1_000_000)}tail`)).toMatch(
        /^We show it\.[a ]*$/,
      )
    },
  )
})
