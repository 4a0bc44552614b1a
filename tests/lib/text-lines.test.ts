import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLines } from '../../src/lib/text-lines.ts'

async function linesOf(chunks: Uint8Array[], longest = 1000): Promise<Array<string | null>> {
  async function* stream() {
    yield* chunks
  }
  const lines: Array<string | null> = []
  for await (const { number, text } of readLines(stream(), longest)) {
    lines.push(text)
    expect(number).toBe(lines.length)
  }
  return lines
}
const encode = (text: string) => new TextEncoder().encode(text)

describe('readLines', () => {
  it('is the same however the bytes are cut', async () => {
    const piece = fc.constantFrom('a', 'é', '한', '😀', ' ', '\n', '\r\n', '\r', '"', ',')
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.array(piece), cuts, async (pieces, sizes) => {
        const text = pieces.join('')
        const raw = encode(text)
        const chunks: Uint8Array[] = []
        for (let at = 0, i = 0; at < raw.length; i++) {
          const size = sizes[i % sizes.length] ?? 1
          chunks.push(raw.slice(at, at + size))
          at += size
        }
        const expected = text.split(/\r\n|\n|\r/)
        if (expected.at(-1) === '') expected.pop()
        expect(await linesOf(chunks)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('passes over a long line without holding it, and goes on', async () => {
    const part = encode('x'.repeat(400))
    const chunks = [
      encode('one\n'),
      ...Array.from({ length: 50 }, () => part),
      encode('\r\ntwo\r\n'),
    ]
    expect(await linesOf(chunks)).toEqual(['one', null, 'two'])
    expect(await linesOf([encode(`${'y'.repeat(1001)}\nshort`)])).toEqual([null, 'short'])
    expect(await linesOf([encode('z'.repeat(2000))])).toEqual([null])
  })

  it('takes the byte order mark off, marks bad bytes, and reads UTF-16 with a mark', async () => {
    expect(await linesOf([encode('\ufeffa\nb')])).toEqual(['a', 'b'])
    expect(await linesOf([Uint8Array.of(0x61, 0xe9, 0x62)])).toEqual(['a\ufffdb'])
    const little = Uint8Array.from(Buffer.from('\ufeffä\r\n🦄\r\n', 'utf16le'))
    const big = Uint8Array.from(little, (_, i) => little[i ^ 1] as number)
    for (const bytes of [little, big]) {
      expect(await linesOf([bytes])).toEqual(['ä', '🦄'])
      expect(await linesOf(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(['ä', '🦄'])
    }
  })
})
