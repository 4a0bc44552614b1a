import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import type { Message } from '../../src/delivery/ports.ts'
import { rawSource, readOutbox, readOutboxMail } from '../../src/delivery/read-outbox.ts'
import { createOutboxTransport } from '../../src/delivery/transports/outbox.ts'
import type { Transport } from '../../src/delivery/transports/transport.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  composeLetters,
  createDeliveryWorld,
  type DeliveryWorld,
  emptyDelivery,
} from '../support/delivery-world.ts'

let test: TestDatabase
let outbox: Transport
let world: DeliveryWorld

beforeAll(async () => {
  test = await openTestDatabase()
  outbox = createOutboxTransport({ db: test.db })
})
afterAll(() => test.close())
beforeEach(async () => {
  await emptyDelivery(test.db)
  world = await createDeliveryWorld(test.db, { transport: outbox })
})

const message = (letterId: number, changes: Partial<Message> = {}): Message => ({
  letterId,
  kind: 'digest',
  from: 'The Lab Papers <digest@lab.example>',
  to: 'reader@lab.example',
  replyTo: 'editor@lab.example',
  subject: 'Größe matters + 7',
  html: '<p>Ünïcode — 한국어</p>',
  text: 'Ünïcode — 한국어',
  headers: { 'List-Unsubscribe': '<https://lab.example/unsubscribe/a-1-b>', 'X-Odd': 'x' },
  ...changes,
})

describe('the outbox', () => {
  it('takes a round of letters, newest first, page by page', async () => {
    const letters = await world.queue({ to: await world.readers(150) })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 150, waiting: 0 })
    const first = await readOutbox(test.db, { limit: 100 })
    const rest = await readOutbox(test.db, { limit: 100, before: first.at(-1)?.id })
    expect([...first, ...rest].map((mail) => mail.letterId)).toEqual([...letters].reverse())
    expect(first[0]).toMatchObject({ kind: 'digest', state: 'accepted', at: expect.any(Date) })
  })

  it('holds a mail once however often its batch is repeated', async () => {
    const batch = { key: 'k', messages: [message(1), message(2)] }
    expect(await outbox.send(batch)).toEqual({ kind: 'accepted', ids: null })
    expect(await outbox.send(batch)).toEqual({ kind: 'accepted', ids: null })
    expect(await readOutbox(test.db)).toHaveLength(2)
  })

  it('survives a kill between taking and settling', async () => {
    const letters = await world.queue({ to: await world.readers(3) })
    const onStep = (step: string) => {
      if (step === 'answered') throw new Error('killed')
    }
    await expect(deliverRound({ ...world.deps, onStep })).rejects.toThrow('killed')
    await deliverRound(world.deps, { untilIdle: true })
    expect(await world.letterStates()).toEqual({ accepted: 3 })
    const held = await readOutbox(test.db)
    expect(held.map((mail) => mail.letterId).sort()).toEqual(letters)
  })

  it('refuses a letter the database cannot hold, and takes the others', async () => {
    const letters = await world.queue({ to: await world.readers(5) })
    const compose: typeof composeLetters = async (frozen) =>
      (await composeLetters(frozen)).map((mail) =>
        mail.letterId === letters[3] ? { ...mail, text: 'a\u0000b' } : mail,
      )
    const report = await deliverRound({ ...world.deps, composeLetters: compose })
    expect(report).toMatchObject({ accepted: 4, failed: 1 })
  })

  it('calls anything else unclear', async () => {
    const broken = createOutboxTransport({
      db: {
        insert: () => {
          throw new Error('gone')
        },
      } as never,
    })
    const outcome = await broken.send({ key: 'k', messages: [message(1)] })
    expect(outcome).toMatchObject({ kind: 'unclear' })
  })
})

describe('raw source', () => {
  it('is the mail a mailbox would get, and the same each time', async () => {
    await outbox.send({ key: 'k', messages: [message(77)] })
    const [listed] = await readOutbox(test.db)
    const mail = listed && (await readOutboxMail(test.db, listed.id))
    if (!mail) throw new Error('it is not there')
    const source = await rawSource(mail)
    expect(await rawSource(mail)).toBe(source)
    const parsed = await PostalMime.parse(source)
    expect(parsed).toMatchObject({
      subject: 'Größe matters + 7',
      from: { name: 'The Lab Papers', address: 'digest@lab.example' },
      to: [{ address: 'reader@lab.example' }],
      replyTo: [{ address: 'editor@lab.example' }],
      messageId: '<letter-77@lab.example>',
    })
    expect(parsed.text?.trim()).toBe('Ünïcode — 한국어')
    expect(parsed.html?.trim()).toBe('<p>Ünïcode — 한국어</p>')
    expect(parsed.headers).toContainEqual(
      expect.objectContaining({
        key: 'list-unsubscribe',
        value: '<https://lab.example/unsubscribe/a-1-b>',
      }),
    )
  })

  it('lets no subject or name add a header', async () => {
    const subject = 'Title\r\nBcc: victim@lab.example'
    await outbox.send({ key: 'k', messages: [message(1, { subject, replyTo: null })] })
    const [mail] = await readOutbox(test.db)
    if (!mail) throw new Error('it is not there')
    const parsed = await PostalMime.parse(await rawSource(mail))
    expect(parsed.headers.map((header) => header.key)).not.toContain('bcc')
    expect(await readOutboxMail(test.db, mail.id + 1)).toBeNull()
  })
})
