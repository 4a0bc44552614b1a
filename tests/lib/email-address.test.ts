import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAddress, parseEmailAddress } from '../../src/lib/email-address.ts'

const times = (text: string, count: number) => text.repeat(count)
const longDomain = `${times('a', 60)}.${times('b', 60)}.${times('c', 60)}.example`

describe('parseEmailAddress', () => {
  it.each([
    ['kim@lab.example', 'kim@lab.example'],
    ['  kim@lab.example\r\n', 'kim@lab.example'],
    ['\ufeffkim@lab.example\u00a0', 'kim@lab.example'],
    ['Kim.Lee@LAB.Example', 'Kim.Lee@lab.example'],
    ["o'neil+papers@lab.example", "o'neil+papers@lab.example"],
    ['k@x.co', 'k@x.co'],
    ['1@2.example', '1@2.example'],
    ['a_b-c=d{e}|f~g!h#i$j%k&l*m/n?o^p`q@lab.example', undefined],
    ['-kim-@lab.example', '-kim-@lab.example'],
    ['kim@a-b.c--d.example', 'kim@a-b.c--d.example'],
    ['kim@mail.3lab.example', 'kim@mail.3lab.example'],
    ['kim@bücher.example', 'kim@xn--bcher-kva.example'],
    ['kim@BÜCHER.example', 'kim@xn--bcher-kva.example'],
    ['kim@xn--bcher-kva.example', 'kim@xn--bcher-kva.example'],
    ['kim@연구실.한국', 'kim@xn--2e0b402b2gc.xn--3e0b707e'],
    ['kim@lab。example', 'kim@lab.example'],
    [`${times('a', 64)}@lab.example`, undefined],
    [`${times('a', 63)}@${longDomain}`, undefined],
  ])('takes %j', (typed, address = typed) => {
    expect(parseEmailAddress(typed)).toMatchObject({ ok: true, address })
  })

  it.each([
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['kim', 'no-at'],
    ['kim.lab.example', 'no-at'],
    ['@lab.example', 'local-part'],
    ['kim@', 'domain'],
    ['kim@lab', 'domain'],
    ['kim@@lab.example', 'local-part'],
    ['kim@lab@lab.example', 'local-part'],
    ['kim lee@lab.example', 'local-part'],
    ['.kim@lab.example', 'local-part'],
    ['kim.@lab.example', 'local-part'],
    ['kim..lee@lab.example', 'local-part'],
    ['"kim"@lab.example', 'local-part'],
    ['"kim lee"@lab.example', 'local-part'],
    ['kim(lee)@lab.example', 'local-part'],
    ['kim\\@lab.example', 'local-part'],
    ['kim,lee@lab.example', 'local-part'],
    ['kim;lee@lab.example', 'local-part'],
    ['kim:lee@lab.example', 'local-part'],
    ['<kim@lab.example>', 'local-part'],
    ['Kim Lee <kim@lab.example>', 'local-part'],
    ['mailto:kim@lab.example', 'local-part'],
    ['kím@lab.example', 'local-part'],
    ['김@lab.example', 'local-part'],
    ['kim＠lab.example', 'no-at'],
    ['kim@lab.example, lee@lab.example', 'local-part'],
    ['kim@.lab.example', 'domain'],
    ['kim@lab..example', 'domain'],
    ['kim@lab.example.', 'domain'],
    ['kim@-lab.example', 'domain'],
    ['kim@lab-.example', 'domain'],
    ['kim@lab_one.example', 'domain'],
    ['kim@lab.example/', 'domain'],
    ['kim@lab.example?x', 'domain'],
    ['kim@lab.example:25', 'domain'],
    ['kim@lab%2eexample', 'domain'],
    ['kim@l%61b.example', 'domain'],
    ['kim@lab example', 'domain'],
    ['kim@[127.0.0.1]', 'domain'],
    ['kim@127.0.0.1', 'domain'],
    ['kim@127.1', 'domain'],
    ['kim@0x7f.1', 'domain'],
    ['kim@lab.123', 'domain'],
    ['kim@xn--.example', 'domain'],
    ['kim@xn--a.example', 'domain'],
    [`kim@${times('a', 64)}.example`, 'domain'],
    [`kim@${times('ü', 60)}.example`, 'domain'],
    [`kim@${times('a.', 130)}example`, 'domain'],
    [`${times('a', 65)}@lab.example`, 'local-too-long'],
    [`${times('a', 64)}@${longDomain}`, 'too-long'],
    ['kim\u0000@lab.example', 'control-character'],
    ['kim\r\nBcc: lee@lab.example', 'control-character'],
    ['kim@lab.example\r\nBcc:lee@lab.example', 'control-character'],
    ['k\u200bim@lab.example', 'control-character'],
    ['kim@lab.ex\u00adample', 'control-character'],
    ['\u202ekim@lab.example', 'control-character'],
    ['kim@lab.example\u007f!', 'control-character'],
    ['kim@\ud800.example', 'control-character'],
  ])('refuses %j: %s', (typed, problem) => {
    expect(parseEmailAddress(typed)).toEqual({ ok: false, problem })
  })

  it('knows one reader by either case and either spelling of the domain', () => {
    const keys = ['Kim@Bücher.example', 'kim@xn--bcher-kva.EXAMPLE', ' KIM@BÜCHER.EXAMPLE ']
    const found = keys.map((typed) => parseEmailAddress(typed))
    expect(new Set(found.map((one) => one.ok && one.key))).toEqual(
      new Set(['kim@xn--bcher-kva.example']),
    )
  })

  it('keeps dots and labels apart: they are other mailboxes at most providers', () => {
    const keys = ['k.im@lab.example', 'kim@lab.example', 'kim+x@lab.example'].map((typed) => {
      const parsed = parseEmailAddress(typed)
      return parsed.ok && parsed.key
    })
    expect(new Set(keys).size).toBe(3)
  })

  it('survives anything, and what it takes it takes again unchanged, within the limits', () => {
    const piece = fc.constantFrom(
      'kim',
      '.',
      '@',
      'lab',
      'example',
      'ü',
      '한',
      ' ',
      '\n',
      'xn--',
      '%',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.emailAddress(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseEmailAddress(text)
        if (!parsed.ok) return
        expect(parseEmailAddress(parsed.address)).toEqual(parsed)
        expect(parseEmailAddress(parsed.key)).toMatchObject({ key: parsed.key })
        expect(parsed.address).toMatch(/^[\x21-\x7e]{1,64}@[a-z0-9.-]+$/)
        expect(parsed.address.length).toBeLessThanOrEqual(254)
        expect(parsed.address.endsWith(`@${parsed.domain}`)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('maskAddress', () => {
  it('shows the first letter and the domain', () => {
    expect(maskAddress('kim@lab.example')).toBe('k•••@lab.example')
    expect(maskAddress('k@lab.example')).toBe('k•••@lab.example')
    expect(maskAddress('nobody')).toBe('•••')
    expect(maskAddress('@lab.example')).toBe('•••')
  })
})
