import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProviderEvent } from '../../../src/delivery/returns/provider-event.ts'
import { verdictOf } from '../../../src/delivery/returns/verdict-of.ts'

const event = (type: string, data: Record<string, unknown> = {}) => ({
  type,
  created_at: '2026-11-21T06:00:00.000Z',
  data: { email_id: 'e1', to: ['kim@lab.example'], tags: { letter: '12' }, ...data },
})
const judge = (body: unknown) => {
  const read = readProviderEvent(body)
  if (!read) throw new Error('no event')
  return verdictOf(read)
}
const bounced = (type: string, subType: string, message: string, diagnosticCode?: string[]) =>
  judge(event('email.bounced', { bounce: { type, subType, message, diagnosticCode } }))

describe('what an event says of a letter', () => {
  it.each([
    ['email.sent', null],
    ['email.scheduled', null],
    ['email.delivery_delayed', null],
    ['email.failed', null],
    ['email.delivered', 'delivered'],
    ['email.opened', null],
    ['email.clicked', null],
    ['email.complained', 'complaint'],
    ['email.suppressed', 'address'],
    ['email.received', null],
    ['email.teleported', null],
    ['contact.created', null],
    ['suppression.added', null],
  ])('%s: %s', (type, verdict) => {
    expect(judge(event(type))).toBe(verdict)
  })

  it.each([
    ['Permanent', 'NoEmail', 'The recipient does not exist.', 'address'],
    ['permanent', 'noemail', '', 'address'],
    ['Permanent', 'Suppressed', 'on the suppression list', 'address'],
    ['Permanent', 'OnAccountSuppressionList', '', 'address'],
    ['Permanent', 'General', 'smtp; 550 5.1.1 user unknown', 'address'],
    ['Permanent', 'General', 'smtp; 550-5.1.1 The email account that you tried', 'address'],
    ['Permanent', 'General', '550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'address'],
    ['Permanent', 'General', 'smtp; 550 5.1.1 rejected by policy table', 'address'],
    ['Permanent', 'NoEmail', '550 5.1.1 no such user. See https://x.example/5.7.1', 'address'],
    ['Permanent', 'General', '550 5.7.1 not accepted', 'us'],
    ['Permanent', 'NoEmail', '550 5.7.26 unauthenticated', 'us'],
    ['Permanent', 'General', '550 5.7.515 Access denied, sender domain does not pass', 'us'],
    ['Permanent', 'General', '550 5.1.8 Bad sender address', 'us'],
    ['Permanent', 'General', 'rejected, DMARC policy', 'us'],
    ['Permanent', 'General', 'Your IP is blocked', 'us'],
    ['Permanent', 'ContentRejected', '', 'us'],
    ['Transient', 'ContentRejected', 'spam content', 'us'],
    ['Transient', 'AttachmentRejected', '', 'us'],
    ['Transient', 'General', '550 5.7.1 denied', 'us'],
    ['Transient', 'General', '451 4.7.1 Greylisted, come back', 'transient'],
    ['Transient', 'MailboxFull', '452 4.2.2 over quota', 'transient'],
    ['Permanent', 'MailboxFull', '552 5.2.2 mailbox full, policy', 'transient'],
    ['Transient', 'MessageTooLarge', '552 5.3.4 too big', 'transient'],
    ['Transient', 'General', '450 4.1.1 unknown for now', 'transient'],
    ['Undetermined', 'Undetermined', '5.1.1', 'transient'],
    ['Permanent', 'General', '', 'transient'],
    ['Permanent', 'General', '550 5.2.1 mailbox disabled', 'transient'],
    ['Permanent', 'General', 'user unknown', 'transient'],
    ['Permanent', 'General', 'refused from 5.1.1.9', 'transient'],
    ['hard', '', '550 5.1.1', 'transient'],
    ['', '', '', 'transient'],
  ])('%s/%s "%s": %s', (type, subType, message, verdict) => {
    expect(bounced(type, subType, message)).toBe(verdict)
  })

  it('reads the diagnostic codes that the SDK does not name', () => {
    expect(bounced('Permanent', 'General', 'bounced', ['smtp; 550 5.1.1 unknown'])).toBe('address')
    expect(bounced('Permanent', 'General', '5.1.1', ['smtp; 550 5.7.1 denied'])).toBe('us')
  })

  it('a bounce that says nothing is transient', () => {
    expect(judge(event('email.bounced'))).toBe('transient')
    expect(judge(event('email.bounced', { bounce: 'hard' }))).toBe('transient')
  })

  it('no refusal of us is ever taken for a fault of the address', () => {
    const refusal = fc.record({
      type: fc.constantFrom('Permanent', 'Transient', 'Undetermined', 'x'),
      subType: fc.constantFrom('General', 'ContentRejected', 'MailboxFull', 'other'),
      code: fc.integer({ min: 0, max: 999 }),
      before: fc.constantFrom('', 'smtp; 550 ', '550-', 'host mx [192.0.2.1] said: '),
      after: fc.constantFrom('', ' denied', ' 5.1.1 as well', '.'),
    })
    fc.assert(
      fc.property(refusal, ({ type, subType, code, before, after }) => {
        expect(bounced(type, subType, `${before}5.7.${code}${after}`)).toBe('us')
      }),
    )
  })

  it('only Permanent bounces and the provider’s list can be faults of the address', () => {
    fc.assert(
      fc.property(
        fc.string().filter((type) => type.toLowerCase() !== 'permanent'),
        fc.string(),
        fc.string(),
        (type, subType, text) => {
          expect(bounced(type, subType, text)).not.toBe('address')
        },
      ),
    )
  })
})

describe('reading an event', () => {
  it('takes tags as a record and as a list', () => {
    const asRecord = readProviderEvent(
      event('email.sent', { tags: { letter: '7', kind: 'digest' } }),
    )
    const asList = readProviderEvent(
      event('email.sent', { tags: [{ name: 'letter', value: '7' }] }),
    )
    expect(asRecord?.mail?.letterId).toBe(7)
    expect(asList?.mail?.letterId).toBe(7)
  })

  it.each(['0', '-1', '1.5', '1e3', ' 7', '99999999999999999999', 'NaN', '', '7\n'])(
    'a letter tag %j names none',
    (letter) => {
      expect(
        readProviderEvent(event('email.sent', { tags: { letter } }))?.mail?.letterId,
      ).toBeNull()
    },
  )

  it.each([
    null,
    1,
    'text',
    [],
    {},
    { type: 'email.sent' },
    { type: 'email.sent', created_at: null },
    { type: 1, created_at: 'x' },
  ])('%j is no event', (body) => {
    expect(readProviderEvent(body)).toBeNull()
  })

  it('never throws, and keeps everything short, whatever the data holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('email.bounced', 'email.failed', 'email.x'),
        fc.object(),
        (type, data) => {
          const read = readProviderEvent({ type, created_at: '2026-11-21T06:00:00Z', data })
          expect(read?.type).toBe(type)
        },
      ),
    )
    const long = 'x'.repeat(100_000)
    const read = readProviderEvent(
      event('email.bounced', {
        to: Array.from({ length: 9_000 }, () => long),
        bounce: { type: long, subType: long, message: long, diagnosticCode: [long, long] },
      }),
    )
    expect(JSON.stringify(read).length).toBeLessThan(120_000)
  })
})
