/** Whatever stands in a title, a name, a tag or an address: the relay gets one letter to one reader with
 * our header fields and no others, and its parts come out as they were composed. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/delivery/ports.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addDigest, addTag, letterOffice } from '../support/digest-world.ts'
import { startRelay } from '../support/relay.ts'
import { smtpTransport } from '../support/smtp-transport.ts'
import { throughSmtp } from './carriers.ts'
import { type Received, valuesOf } from './received.ts'

const ours = new Set([
  ...['from', 'to', 'reply-to', 'subject', 'message-id', 'date', 'mime-version', 'content-type'],
  ...['content-transfer-encoding', 'list-id', 'list-unsubscribe', 'list-unsubscribe-post'],
  ...['auto-submitted', 'x-entity-ref-id', 'x-auto-response-suppress'],
])

const tricks = [
  'x\r\nBcc: victim@lab.example',
  'x\nX-Injected: yes\n\n<b>body</b>',
  'x\r.\r\nMAIL FROM:<a@b.example>\r\n',
  '\u0000NUL\u0085NEL\u2028LS\u2029PS',
  '\u202eLTR gpj.exe\u2066',
  'שלום עולם – كتاب المعرفة',
  '注意機構だけで十分：開放語彙セグメンテーション'.repeat(8),
  'A'.repeat(3_000),
  `${'long words of a title '.repeat(200)}`,
  '=?UTF-8?Q?=0D=0ABcc:_victim@lab.example?=',
  '"Paperboy" <victim@lab.example>, other@lab.example; x: y;',
  '👩‍🔬🧪 \ud800 half',
  '.',
  '<>@,;:\\"[]()',
  '$\\mathcal{O}(n^2)$ <script>alert(1)</script>',
]
const anyText = fc.oneof(
  fc.constantFrom(...tricks),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
)

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

function expectSound(
  message: Message,
  mime: Received & { relayed: { to: string[]; from: string } },
) {
  const names = mime.fields.map(({ name }) => name)
  expect(names.filter((name) => !ours.has(name))).toEqual([])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(mime.relayed.to).toEqual([message.to])
  expect(mime.relayed.from).toBe('digest@lab.example')
  expect(Math.max(...mime.raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  expect(mime.raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(mime.raw.slice(0, mime.raw.indexOf('\r\n\r\n'))).not.toMatch(/[^\t\r\n -~]/)
  expect(mime.email.from?.address).toBe('digest@lab.example')
  expect(lines(mime.email.text)).toBe(lines(message.text))
  expect(lines(mime.email.html)).toBe(lines(message.html))
}

/** Line ends are the carrier's: CRLF on the way. */
const lines = (text: string | undefined) => (text ?? '').replace(/\r\n?/g, '\n').trimEnd()

/** Runs of blanks fold. */
const words = (text: string | undefined) => (text ?? '').replace(/[ \t]+/g, ' ').trim()

describe('from the tables', () => {
  it('titles, authors, abstracts, tags, and the names of the site', async () => {
    const hostile = fc.record({
      title: anyText,
      author: anyText,
      abstract: anyText,
      tag: anyText,
      site: anyText,
    })
    const cases = fc.sample(hostile, { numRuns: 60, seed: 20260519 })
    const letters: Message[] = []
    for (const { title, author, abstract, tag, site } of cases) {
      const clean = (text: string) => text.replaceAll('\u0000', '').toString()
      await addTag(test.db, 'captioning', storable(clean(tag)))
      // SITE_NAME and MAIL_FROM are limited where they are set.
      const siteName = clean(site).slice(0, 60)
      const quoted = `"${siteName.replace(/["\\]/g, '\\$&')}" <digest@lab.example>`
      const office = letterOffice(test.db, { siteName, from: quoted })
      const paper = { title: storable(clean(title)), abstract: storable(clean(abstract)) }
      const papers = [{ ...paper, authors: [storable(clean(author))] }]
      letters.push(await office.send((await addDigest(test.db, { papers })).letter))
    }
    const mimes = await throughSmtp(letters)
    expect(mimes).toHaveLength(cases.length)
    for (const [index, mime] of mimes.entries()) {
      const letter = letters[index] as Message
      expectSound(letter, mime)
      expect(words(mime.email.subject)).toBe(words(letter.subject))
      expect(valuesOf(mime, 'list-id')[0]).toMatch(/<digest\.papers\.lab\.example>$/)
    }
  }, 120_000)
})

describe('straight to the carrier, as if nothing before it had looked', () => {
  const message: Message = {
    letterId: 1,
    kind: 'digest',
    from: 'Paperboy <digest@lab.example>',
    to: 'reader@lab.example',
    replyTo: null,
    subject: 'Papers',
    html: '<p>Papers</p>',
    text: 'Papers',
    headers: { 'List-Id': 'Paperboy <digest.papers.lab.example>' },
  }

  it('subject, sender, answers, header values, text and HTML', async () => {
    const cases = fc.sample(anyText, { numRuns: 60, seed: 20260520 })
    const letters = cases.map((text, index) => ({
      ...message,
      letterId: index + 1,
      subject: text,
      replyTo: `${text.replace(/[<>@,;:"]/g, '')} <papers@lab.example>`,
      headers: { 'List-Id': text },
      text: `${wellFormed(text).replaceAll('\u0000', '')}\n`,
      html: `<p>${wellFormed(text).replaceAll('\u0000', '')}</p>\n`,
    }))
    const mimes = await throughSmtp(letters)
    for (const [index, mime] of mimes.entries()) expectSound(letters[index] as Message, mime)
  }, 60_000)

  it('lines that begin with a dot arrive with it, and a lone dot ends nothing', async () => {
    const text = ['.', '..', '.first', 'x', '.', '', '.last', 'From here', '.'].join('\n')
    const [mime] = await throughSmtp([{ ...message, text, html: `<pre>\n${text}\n</pre>` }])
    expect(lines(mime?.email.text)).toBe(text)
    expect(mime?.email.html).toContain('<pre>')
    expect(lines(mime?.email.html)).toContain(text)
  })

  it('a text is never looked up as a file or an address', async () => {
    const text = '/etc/passwd'
    const [mime] = await throughSmtp([{ ...message, text, html: 'https://x.example/' }])
    expect(mime?.email.text?.trim()).toBe(text)
  })

  it.each([
    'reader@lab.example\r\nRCPT TO:<victim@lab.example>',
    'reader@lab.example>\r\nDATA',
    '',
    'a@b.example, c@d.example',
    `${'x'.repeat(300)}@lab.example`,
  ])('the address %j reaches nobody else', async (to) => {
    const relay = await startRelay()
    const transport = smtpTransport(relay.url)
    const outcome = await transport.send({ key: 'k', messages: [{ ...message, to }] })
    const reached = relay.taken.flatMap((letter) => letter.to)
    expect(reached.filter((address) => /victim|c@d|DATA/.test(address))).toEqual([])
    expect(['rejected', 'accepted']).toContain(outcome.kind)
    expect(reached.length).toBeLessThanOrEqual(1)
    transport.close?.()
    await relay.close()
  })
})

/** Postgres keeps no half characters. */
const storable = (text: string): string => wellFormed(text) || 'x'

const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '')
