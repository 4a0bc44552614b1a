/** Every kind of letter against what mailbox providers ask of senders, over both carriers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addresses, problemsOf } from '../support/letter-html.ts'
import { throughResend, throughSmtp, type WireMail } from './carriers.ts'
import { type SampleLetter, sampleLetters, sender } from './letters.ts'
import { readUnsubscribe } from './list-unsubscribe.ts'
import { type Received, valuesOf } from './received.ts'

/** Gmail clips near 102 KB of HTML. */
const htmlBudget = 90_000
/** Of the encoded part, which some clients count: Japanese in base64 is a third longer. */
const encodedBudget = 128_000

type Carried = { letter: SampleLetter; mime: Received; wire: WireMail }
let test: TestDatabase
let carried: Carried[]

beforeAll(async () => {
  test = await openTestDatabase()
  const letters = await sampleLetters(test.db)
  const mimes = await throughSmtp(letters)
  const wires = await throughResend(letters)
  carried = letters.map((letter, index) => ({
    letter,
    mime: mimes[index] as Received,
    wire: wires[index] as WireMail,
  }))
}, 60_000)
afterAll(() => test.close())

const each = (check: (one: Carried) => void) => {
  expect(carried.length).toBeGreaterThanOrEqual(15)
  for (const one of carried) check(one)
}
const isDigest = ({ letter }: Carried) => ['first', 'digest', 'silence'].includes(letter.kind)
const fieldsOf = ({ wire }: Carried) =>
  Object.entries(wire.headers).map(([name, value]) => ({ name, value }))

describe('header fields (RFC 5322 3.6)', () => {
  it('stand once each, and those that must be there are', () => {
    each(({ letter, mime }) => {
      const names = mime.fields.map(({ name }) => name)
      expect([letter.sample, names.filter((name, at) => names.indexOf(name) !== at)]).toEqual([
        letter.sample,
        [],
      ])
      const needed = ['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version']
      for (const name of needed) expect(names).toContain(name)
    })
  })

  it('no line is longer than 998 octets and none is bare CR or LF', () => {
    each(({ letter, mime }) => {
      const longest = Math.max(...mime.raw.split('\r\n').map((line) => line.length))
      expect([letter.sample, longest <= 998]).toEqual([letter.sample, true])
      expect(mime.raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    })
  })

  it('fields hold ASCII alone, and say what was composed once decoded', () => {
    each(({ letter, mime }) => {
      expect(mime.raw.slice(0, mime.raw.indexOf('\r\n\r\n'))).not.toMatch(/[^\t\r\n -~]/)
      expect(mime.email.subject).toBe(letter.subject)
      expect(mime.email.from?.address).toBe('digest@lab.example')
      expect(`${mime.email.from?.name} <digest@lab.example>`).toBe(letter.from)
      expect(mime.email.to).toEqual([{ address: letter.to, name: '' }])
      expect(mime.email.replyTo?.[0]?.address).toBe(letter.replyTo)
    })
  })

  it('Message-ID is on the domain of the sender, another for each letter; Date is now', () => {
    const seen = carried.map(({ mime }) => valuesOf(mime, 'message-id')[0])
    expect(new Set(seen).size).toBe(carried.length)
    each(({ mime }) => {
      expect(valuesOf(mime, 'message-id')[0]).toMatch(/^<[A-Za-z0-9_-]{24}@lab\.example>$/)
      const age = Date.now() - Date.parse(valuesOf(mime, 'date')[0] ?? '')
      expect(age).toBeGreaterThan(-2_000)
      expect(age).toBeLessThan(600_000)
    })
  })

  it('the sender is one address whose name is the site, never the reader', () => {
    each(({ letter, mime, wire }) => {
      const [local = ''] = letter.to.split('@')
      for (const from of [valuesOf(mime, 'from')[0] ?? '', wire.from]) {
        expect(from.match(/@/g)).toHaveLength(1)
        expect(from.toLowerCase()).not.toContain(local.toLowerCase())
      }
    })
  })

  it('both carriers get the same headers of ours', () => {
    each((one) => {
      for (const { name, value } of fieldsOf(one)) {
        expect(valuesOf(one.mime, name)).toEqual([value])
      }
      expect(one.wire.subject).toBe(one.letter.subject)
      expect([one.wire.to].flat()).toEqual([one.letter.to])
      expect(one.wire.reply_to).toBe(sender.replyTo)
      expect(one.wire.tags).toEqual([
        { name: 'letter', value: String(one.letter.letterId) },
        { name: 'kind', value: one.letter.kind },
      ])
    })
  })
})

describe('leaving (RFC 2369, RFC 8058)', () => {
  it('a digest is left by one click at an https address below the site', () => {
    for (const one of carried.filter(isDigest)) {
      const expected = {
        kind: 'one-click',
        url: expect.stringMatching(/^https:\/\/papers\.lab\.example\/unsubscribe\/[\w-]+$/),
      }
      expect(readUnsubscribe(one.mime.fields)).toEqual(expected)
      expect(readUnsubscribe(fieldsOf(one))).toEqual(expected)
    }
  })

  it('its headers are one unfolded line each, so that no relay folds them anew', () => {
    for (const { mime } of carried.filter(isDigest)) {
      expect(mime.raw).toMatch(/\r\nList-Unsubscribe: <https:\/\/\S+>\r\n(?![ \t])/)
      expect(mime.raw).toMatch(/\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n(?![ \t])/)
      expect(mime.raw).toMatch(/^List-ID: [ -~]*<digest\.papers\.lab\.example>\r\n(?![ \t])/im)
    }
  })

  it('the body says how to leave as well, with the same link', () => {
    for (const one of carried.filter(isDigest)) {
      const found = readUnsubscribe(one.mime.fields)
      const url = found.kind === 'one-click' ? found.url : 'none'
      expect(addresses(one.mime.email.html ?? '')).toContain(url)
      expect(one.mime.email.text).toContain(url)
    }
  })

  it('a list has one name for good (RFC 2919), whatever the site is called', () => {
    const ids = carried
      .filter(isDigest)
      .map(({ wire }) => /<[^<>]*>$/.exec(wire.headers['List-Id'] ?? '')?.[0])
    expect(new Set(ids)).toEqual(new Set(['<digest.papers.lab.example>']))
  })

  it('a letter that somebody asked for is no list mail, and says that a machine wrote it', () => {
    const answers = carried.filter((one) => !isDigest(one))
    expect(new Set(answers.map(({ letter }) => letter.kind))).toEqual(
      new Set(['confirm', 'link', 'account', 'alarm']),
    )
    for (const one of answers) {
      for (const fields of [one.mime.fields, fieldsOf(one)]) {
        expect(fields.filter(({ name }) => /^list-/i.test(name))).toEqual([])
        const machine = fields.filter(({ name }) => name.toLowerCase() === 'auto-submitted')
        expect(machine.map(({ value }) => value)).toEqual(['auto-generated'])
      }
    }
  })
})

describe('headers left out on purpose', () => {
  // Feedback-ID: Resend's carrier sets its own, and a second one voids both; a relay's owner adds it
  // where the signature is made. Precedence: List-Id and Auto-Submitted say the same by standard.
  it.each(['feedback-id', 'precedence', 'x-mailer', 'return-path', 'bcc', 'cc', 'sender'])(
    '%s',
    (name) => {
      each((one) => {
        expect(valuesOf(one.mime, name)).toEqual([])
        expect(fieldsOf(one).map((field) => field.name.toLowerCase())).not.toContain(name)
      })
    },
  )
})

describe('no pile of mails', () => {
  it('each letter has an X-Entity-Ref-ID of its own that gives nothing away', () => {
    const refs = carried.map(({ wire }) => wire.headers['X-Entity-Ref-ID'])
    for (const ref of refs) expect(ref).toMatch(/^[\w-]{22}$/)
    expect(new Set(refs).size).toBe(carried.length)
  })

  it('holiday notices are not asked for', () => {
    each(({ wire }) => expect(wire.headers['X-Auto-Response-Suppress']).toBe('OOF, AutoReply'))
  })
})

describe('the parts', () => {
  it('are text first, then HTML, both UTF-8 and both as composed', () => {
    each(({ letter, mime, wire }) => {
      expect(valuesOf(mime, 'content-type')[0]).toMatch(/^multipart\/alternative;/)
      const types = [...mime.raw.matchAll(/^content-type: (text\/\w+); charset=([\w-]+)/gim)]
      expect(types.map(([, type, charset]) => `${type} ${charset?.toLowerCase()}`)).toEqual([
        'text/plain utf-8',
        'text/html utf-8',
      ])
      expect(mime.email.text?.trimEnd()).toBe(letter.text.trimEnd())
      expect(mime.email.html?.trimEnd()).toBe(letter.html.trimEnd())
      expect(mime.email.attachments).toEqual([])
      expect([wire.text, wire.html]).toEqual([letter.text, letter.html])
    })
  })

  it('the text part is a letter of its own: no markup, every link of consequence, the address', () => {
    each(({ letter, mime }) => {
      const text = mime.email.text ?? ''
      expect(text).not.toMatch(/<\/?(?:p|a|div|td|table|span|br)\b|&(?:amp|nbsp|lt);/)
      expect(text.length).toBeGreaterThan(200)
      const ours = addresses(letter.html).filter((url) => url.startsWith(`${sender.publicUrl}/`))
      // What can be said of each paper is told once.
      const once = (url: string) => url.replace(/(\/feedback\/[^/]+)\/.*$/, '$1/1/save')
      for (const url of ours) expect(text).toContain(once(url.replace(/#.*$/, '')))
    })
  })

  it('both carry the postal address', () => {
    each(({ letter, mime }) => {
      const postal = letter.sample.includes('East Asian') ? '東京都文京区' : 'Newsstand Lane'
      expect(mime.email.html).toContain(postal)
      expect((mime.email.text ?? '').replace(/\s+/g, ' ')).toContain(postal)
    })
  })

  it('stay within the size that Gmail shows whole, encoded as well', () => {
    each(({ letter, mime }) => {
      const html = Buffer.byteLength(letter.html)
      const part = mime.raw.slice(mime.raw.search(/content-type: text\/html/i)).length
      expect([letter.sample, html <= htmlBudget, part <= encodedBudget]).toEqual([
        letter.sample,
        true,
        true,
      ])
    })
    const long = carried.find(({ letter }) => letter.sample === 'digest, East Asian, long')
    expect(Buffer.byteLength(long?.letter.html ?? '')).toBeGreaterThan(20_000)
  })

  it('load nothing, track nothing, and link to the site or to the papers by https', () => {
    each(({ letter }) => {
      expect(letter.html).not.toMatch(/<img|<script|<link|url\(|@import|background=/i)
      for (const url of addresses(letter.html)) {
        expect(url).toMatch(
          /^(?:https:\/\/(?:papers\.lab\.example|arxiv\.org|github\.com)(?:\/|$)|mailto:papers@lab\.example$)/,
        )
        expect(url).not.toMatch(/utm_|[?&](?:cid|mc_|track)/)
      }
    })
  })

  it('are valid and accessible HTML', async () => {
    for (const { letter } of carried) {
      expect([letter.sample, await problemsOf(letter.html)]).toEqual([letter.sample, []])
    }
  })
})
