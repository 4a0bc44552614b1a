import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/lib/clean-text.ts'

describe('cleanText', () => {
  it('removes NUL, controls, bidi overrides and zero-width characters', () => {
    expect(cleanText('a\0b\u202ecod\u2066e\u200f \ufeffx\u00ady')).toBe('abcode xy')
    expect(cleanText('\u{e0041}tag\u{e007f} fill\u3164er')).toBe('tag filler')
  })

  it('removes private use, noncharacters and lone surrogates', () => {
    expect(cleanText('p\ue000q\u{f0000}r\ufffes\ud800t\udc00u')).toBe('pqrstu')
    expect(cleanText('pair \u{1d4aa} stays')).toBe('pair 𝒪 stays')
  })

  it('makes one line with single spaces', () => {
    expect(cleanText('  Two\r\n  lines\t\u2028and\u0085more\u00a0here ')).toBe(
      'Two lines and more here',
    )
  })

  it('composes to NFC, also over a removed character', () => {
    expect(cleanText('Go\u0308del')).toBe('Gödel')
    expect(cleanText('e\u200d\u0301')).toBe('é')
  })

  it('keeps the joiner that Persian spells with', () => {
    expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم')
  })

  it('lowers towers of combining marks', () => {
    expect([...cleanText(`z${'\u0335'.repeat(500)}`)].length).toBe(7)
  })

  it('cuts to a length without splitting a character', () => {
    expect(cleanText('abc def', { max: 4 })).toBe('abc')
    expect(cleanText('ab\u{1d4aa}c', { max: 3 })).toBe('ab')
    expect(cleanText('ab\u{1d4aa}c', { max: 4 })).toBe('ab𝒪')
  })

  it('holds for any input: idempotent, well formed, one line, within the cap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(80), (text, max) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(clean).not.toMatch(/\p{Cs}/u)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
        expect(clean).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        expect(cleanText(text, { max }).length).toBeLessThanOrEqual(max)
      }),
      { numRuns: 500 },
    )
  })
})
