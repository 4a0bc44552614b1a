import { describe, expect, it } from 'vitest'
import { nodesOf, parseXml, textOf, textsOf } from '../../src/lib/xml.ts'

const feed = { roots: ['rss'], lists: ['item', 'category'] }

describe('parseXml', () => {
  it('keeps every value as text', () => {
    const { node } = parseXml('<rss><id>2405.08910</id><n>007</n></rss>', feed)
    expect(textOf(node, 'id')).toBe('2405.08910')
    expect(textOf(node, 'n')).toBe('007')
  })

  it('decodes entities once, named and numeric', () => {
    const { node } = parseXml('<rss><a>&amp;lt; &#233;&#xe9; x &lt; y</a></rss>', feed)
    expect(textOf(node, 'a')).toBe('&lt; éé x < y')
  })

  it('gives a list even of one, and the text beside attributes', () => {
    const { node } = parseXml(
      '<rss><channel><item><guid isPermaLink="false">x</guid><category>cs.CV</category></item></channel></rss>',
      feed,
    )
    const items = nodesOf(node.channel as never, 'item')
    expect(items).toHaveLength(1)
    expect(textOf(items[0] as never, 'guid')).toBe('x')
    expect(textsOf(items[0] as never, 'category')).toEqual(['cs.CV'])
  })

  it.each([
    ['plain text', 'Rate exceeded.'],
    ['nothing', ''],
    ['a truncated feed', '<rss><channel><item><title>x</ti'],
    ['another root', '<feed><entry/></feed>'],
    ['a page', '<html><body>Blocked</body></html>'],
    ['an unclosed page', '<!doctype html><html><body>x<br></body></html>'],
    ['an empty root', '<rss/>'],
    ['two roots', '<rss><a/></rss><rss><a/></rss>'],
    ['a reserved name', '<rss><__proto__><x>1</x></__proto__></rss>'],
    ['a tower of tags', `<rss>${'<a>'.repeat(100_000)}`],
    ['a closed tower of tags', `<rss>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</rss>`],
    [
      'an entity bomb',
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><t>&b;</t></rss>',
    ],
  ])('refuses %s with one short line', (_, text) => {
    let message = ''
    try {
      parseXml(text, feed)
    } catch (error) {
      message = (error as Error).message
      expect(error).toMatchObject({ name: 'PaperboyError', code: 'bad-input' })
    }
    expect(message).toMatch(/^this is not the XML it claims to be: /)
    expect(message).not.toContain('\n')
    expect(message.length).toBeLessThan(200)
  })

  it('reads honest documents with very many entities', () => {
    const { node } = parseXml(`<rss><t>${'&lt;'.repeat(120_000)}</t></rss>`, feed)
    expect(textOf(node, 't')).toHaveLength(120_000)
  })
})
