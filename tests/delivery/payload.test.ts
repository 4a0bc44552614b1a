import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksumOf } from '../../src/delivery/checksum.ts'
import { composerFingerprint } from '../../src/delivery/composer-fingerprint.ts'
import { payloadOf } from '../../src/delivery/payload.ts'
import type { Message } from '../../src/delivery/ports.ts'
import { delayAfter, retryDelay } from '../../src/delivery/retry-delay.ts'

const someMessage: fc.Arbitrary<Message> = fc.record({
  letterId: fc.nat(),
  kind: fc.constantFrom('confirm', 'link', 'first', 'digest'),
  from: fc.string(),
  to: fc.string(),
  replyTo: fc.option(fc.string()),
  subject: fc.string({ unit: 'binary' }),
  html: fc.string(),
  text: fc.string(),
  headers: fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
})

describe('payload', () => {
  it('is in the words of the SDK, tagged with letter and kind', () => {
    const message: Message = {
      letterId: 41,
      kind: 'first',
      from: 'Lab <a@lab.example>',
      to: 'b@lab.example',
      replyTo: null,
      subject: 's',
      html: '<p>h</p>',
      text: 't',
      headers: { 'List-Id': '<digest.lab.example>' },
    }
    expect(payloadOf(message)).toEqual({
      from: 'Lab <a@lab.example>',
      to: 'b@lab.example',
      subject: 's',
      html: '<p>h</p>',
      text: 't',
      headers: { 'List-Id': '<digest.lab.example>' },
      tags: [
        { name: 'letter', value: '41' },
        { name: 'kind', value: 'first' },
      ],
    })
    expect(payloadOf({ ...message, replyTo: 'c@lab.example' }).replyTo).toBe('c@lab.example')
  })

  it('has the same checksum exactly when it is the same payload', () => {
    const pair = fc.tuple(
      fc.array(someMessage, { maxLength: 3 }),
      fc.array(someMessage, { maxLength: 3 }),
    )
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const [a, b] = [one.map(payloadOf), other.map(payloadOf)]
        expect(checksumOf(a) === checksumOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
        expect(checksumOf(a)).toBe(checksumOf(structuredClone(a)))
      }),
    )
  })

  it('does not confuse where html ends and text begins, nor the order of letters', () => {
    const message = { letterId: 1, kind: 'digest', from: 'f', to: 't', replyTo: null } as const
    const of = (html: string, text: string) =>
      payloadOf({ ...message, subject: 's', html, text, headers: {} })
    expect(checksumOf([of('ab', 'c')])).not.toBe(checksumOf([of('a', 'bc')]))
    expect(checksumOf([of('a', 'b'), of('c', 'd')])).not.toBe(
      checksumOf([of('c', 'd'), of('a', 'b')]),
    )
  })
})

describe('composer fingerprint', () => {
  it('changes with any file that composes and with nothing else', async () => {
    const root = await mkdtemp(join(tmpdir(), 'paperboy-composer-'))
    try {
      await mkdir(join(root, 'emails', 'parts'), { recursive: true })
      await writeFile(join(root, 'package.json'), '{}')
      await writeFile(join(root, 'emails', 'parts', 'card.tsx'), 'one')
      const of = () => composerFingerprint({ root, sources: ['emails'] })
      const first = await of()
      expect(first).toMatch(/^[0-9a-f]{16}$/)
      await writeFile(join(root, 'other.ts'), 'not a source')
      expect(await of()).toBe(first)
      await writeFile(join(root, 'emails', 'parts', 'card.tsx'), 'two')
      expect(await of()).not.toBe(first)
      await expect(composerFingerprint({ root, sources: ['gone'] })).rejects.toThrow('ENOENT')
    } finally {
      await rm(root, { recursive: true })
    }
  })
})

describe('rest between attempts', () => {
  it('grows, varies, is capped, and listens to the provider', () => {
    expect([1, 2, 3, 4].map((n) => retryDelay(n, () => 1))).toEqual([1_000, 2_000, 4_000, 8_000])
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, luck) => {
        const ms = retryDelay(attempts, () => luck)
        expect(ms).toBeGreaterThanOrEqual(500)
        expect(ms).toBeLessThanOrEqual(300_000)
      }),
    )
    expect(delayAfter(7_000, 1, () => 1)).toBe(7_000)
    expect(delayAfter(1_000, 20, () => 1)).toBe(300_000)
    expect(delayAfter(null, 3, () => 1)).toBe(4_000)
  })
})
