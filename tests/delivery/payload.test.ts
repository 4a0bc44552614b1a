import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Resend } from 'resend'
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

/** What the SDK itself sends for them. */
async function throughTheSdk(messages: Message[]): Promise<string> {
  const bodies: string[] = []
  const sdk = new Resend('re_test')
  sdk.fetchRequest = async (_path: string, options: { body?: string } = {}) => {
    bodies.push(options.body ?? '')
    return { data: null, error: null, headers: null } as never
  }
  await sdk.batch.send(
    messages.map(({ letterId, kind, replyTo, htmlInJson: _, ...mail }) => ({
      ...mail,
      ...(replyTo === null ? {} : { replyTo }),
      tags: [
        { name: 'letter', value: String(letterId) },
        { name: 'kind', value: kind },
      ],
    })),
  )
  return bodies.join()
}

const someBatch = fc.array(someMessage, { maxLength: 3 })

describe('payload', () => {
  it('is byte for byte what the SDK makes of the messages, tagged with letter and kind', async () => {
    await fc.assert(
      fc.asyncProperty(someBatch, async (messages) => {
        expect(payloadOf(messages).toString()).toBe(await throughTheSdk(messages))
      }),
    )
  })

  it('is the same when the HTML comes in pieces of a JSON string', () => {
    const inPieces = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 })
    fc.assert(
      fc.property(someMessage, inPieces, (message, pieces) => {
        const htmlInJson = pieces.map((piece, index) => {
          const text = JSON.stringify(piece).slice(1, -1)
          return index % 2 === 0 ? Buffer.from(text) : text
        })
        const whole = { ...message, html: pieces.join('') }
        expect(payloadOf([{ ...whole, htmlInJson }])).toEqual(payloadOf([whole]))
      }),
    )
  })

  it('has the same checksum exactly when it is the same payload', () => {
    fc.assert(
      fc.property(someBatch, someBatch, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other)
        expect(checksumOf(payloadOf(one)) === checksumOf(payloadOf(other))).toBe(same)
        expect(checksumOf(payloadOf(structuredClone(one)))).toBe(checksumOf(payloadOf(one)))
      }),
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
