import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  saysWhatAuthorsDo,
  sentences,
  shortAbstract,
  shortAbstractLimit,
} from '../../src/digest/abstract.ts'
import { texToText } from '../../src/lib/tex.ts'
import { shared } from '../support/shared.ts'

describe('shortAbstract', () => {
  it('begins where the authors say what they do, with an ellipsis in front', () => {
    expect(
      shortAbstract(
        'Captions are everywhere. They are often wrong. We propose to count first. It works. More follows.',
      ),
    ).toBe('… We propose to count first. It works.')
  })

  it('takes the first two sentences, without an ellipsis, when they say it or nobody does', () => {
    expect(shortAbstract('We show it. It holds. And more.')).toBe('We show it. It holds.')
    expect(shortAbstract('Lemons are sour. Limes too. Oranges less.')).toBe(
      'Lemons are sour. Limes too.',
    )
  })

  it('sees where a sentence ends although its space got lost', () => {
    expect(sentences('It keeps the reference.Despite this, Node.js and i.i.d. data work.')).toEqual(
      ['It keeps the reference.', 'Despite this, Node.js and i.i.d. data work.'],
    )
  })

  it('does not end a sentence at an abbreviation or an initial', () => {
    expect(sentences('As in Smith et al. The method of J. Doe, e.g. A, works. Next.')).toEqual([
      'As in Smith et al. The method of J. Doe, e.g. A, works.',
      'Next.',
    ])
  })

  it('leaves the second sentence out, or cuts the first at a word, to stay within the limit', () => {
    const long = `We propose ${'a rather long thing '.repeat(40)}today.`
    const short = shortAbstract(long)
    expect(short.length).toBeLessThanOrEqual(shortAbstractLimit)
    expect(short).toMatch(/[a-z]…$/)
    expect(shortAbstract(`We show this. ${'And '.repeat(200)}that.`)).toBe('We show this.')
  })

  it('cuts a text without spaces between characters', () => {
    const short = shortAbstract('漢'.repeat(5_000))
    expect(short).toBe(`${'漢'.repeat(shortAbstractLimit - 1)}…`)
  })

  it('stays within its limit and whole characters for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (text) => {
        const short = shortAbstract(text)
        expect(short.length).toBeLessThanOrEqual(shortAbstractLimit)
        expect(short).not.toMatch(/\p{Cs}/u)
      }),
    )
  })
})

const corpus = shared('data/arxiv-corpus/arxiv_listings_2026-05-18_2026-06-19.jsonl')

describe.skipIf(corpus === null)('abstracts of the corpus (needs the shared data)', () => {
  it('nearly always say what the authors do, mostly after the second sentence', () => {
    const texts = readFileSync(corpus as string, 'utf8')
      .trim()
      .split('\n')
      .map((line) => texToText((JSON.parse(line) as { abstract: string }).abstract))
    const places = texts.map((text) => sentences(text).findIndex(saysWhatAuthorsDo))
    const share = (test: (place: number) => boolean) => places.filter(test).length / places.length
    expect(share((place) => place >= 0)).toBeGreaterThan(0.965)
    expect(share((place) => place === 0 || place === 1)).toBeLessThan(0.4)
    expect(Math.max(...texts.map((text) => shortAbstract(text).length))).toBeLessThanOrEqual(420)
  })
})
