import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letterBudget } from '../../src/digest/fit-letter.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { cards, digests } from '../../src/storage/schema/digests.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { signups, subscribers } from '../../src/storage/schema/subscribers.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  addDigest,
  addSignup,
  addSubscriber,
  keys,
  letterOffice,
  linksAt,
  sender,
} from '../support/digest-world.ts'
import { problemsOf } from '../support/letter-html.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const links = linksAt(sender.publicUrl)

describe('a digest letter', () => {
  it('goes to the reader with subject, cards, reasons and both parts', async () => {
    const { letter } = await addDigest(test.db, {
      papers: [
        {
          title: 'Gr\\"une $\\alpha$-Captions',
          comment: 'Accepted at ICML 2026',
          codeUrl: 'https://github.com/x/y',
        },
        { title: 'Second' },
        { title: 'Only Named' },
      ],
      full: 2,
      digest: { more: 18 },
    })
    const mail = await letterOffice(test.db).send(letter)
    expect(mail.subject).toBe('Grüne α-Captions + 1')
    expect(mail.from).toBe(sender.from)
    expect(mail.replyTo).toBe(sender.replyTo)
    expect(mail.to).toMatch(/^Reader\d+@lab\.example$/)
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('Grüne α-Captions')
      expect(part).toContain('Ada Lovelace and Alan Turing')
      expect(part).toContain('… We propose a way. It works.')
      expect(part).toContain('captioning (title: captions)')
      expect(part).toContain('Accepted at ICML 2026')
      expect(part).toContain('https://github.com/x/y')
      expect(part).toContain('Only Named')
      expect(part).toContain('and 18 more')
      expect(part).toContain('you follow captioning')
    }
    expect(mail.text).toContain('Tuesday 19 May · 615 announced, 23 matched, 2 here')
    expect(mail.html).toContain('captioning 3 · from 615 announced')
    expect(await problemsOf(mail.html)).toEqual([])
  })

  it('that confirms is in the language of its form, whatever an earlier one said', async () => {
    const choices = { locale: 'ko' } as typeof signups.$inferInsert.choices
    const { letter } = await addSignup(test.db, { choices }, { locale: 'en' })
    const mail = await letterOffice(test.db).send(letter)
    expect(mail.subject).toBe('Paperboy 구독을 확인해 주세요')
    expect(mail.html).toContain('lang="ko"')
  })

  it('can be left by one click; confirm and link letters cannot and say a machine wrote them', async () => {
    const office = letterOffice(test.db)
    const { letter, subscriberId, digestId } = await addDigest(test.db)
    const mail = await office.send(letter)
    expect(mail.headers).toMatchObject({
      'List-Id': 'Paperboy <digest.papers.lab.example>',
      'List-Unsubscribe': `<${links.unsubscribe(subscriberId)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    for (const url of [
      links.unsubscribe(subscriberId),
      links.preferences(subscriberId),
      links.view(digestId),
    ]) {
      expect(mail.html).toContain(url)
      expect(mail.text).toContain(url)
    }
    const first = await addDigest(test.db, { digest: { kind: 'first' } })
    expect(Object.keys((await office.send(first.letter)).headers)).toContain('List-Unsubscribe')
    const confirm = await office.send((await addSignup(test.db)).letter)
    expect(confirm.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
    const link = await office.send(linkLetter(await addSubscriber(test.db)))
    expect(link.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
  })

  it('carries the welcome when it is the first, and the widened look back', async () => {
    const { letter } = await addDigest(test.db, { digest: { kind: 'first', widenedTo: 7 } })
    const { text, subject } = await letterOffice(test.db).send(letter)
    expect(text).toContain('Welcome to Paperboy. This is your first digest.')
    expect(text.replace(/\s+/g, ' ')).toContain('looks back over the last 7 days of announcements')
    expect(subject).toMatch(/^Paper \d+ \+ 1$/)
  })

  it('carries a short welcome when the first never left, and none after another', async () => {
    const { letter, subscriberId, digestId } = await addDigest(test.db)
    const { text } = await letterOffice(test.db).send(letter)
    expect(text).toContain('Welcome to Paperboy. This is your first digest.')
    expect(text).not.toContain('the newest held')
    const [first] = await test.db.select().from(digests).where(eq(digests.id, digestId))
    if (!first) throw new Error('no digest was stored')
    const { id: _, ...same } = first
    const [next] = await test.db
      .insert(digests)
      .values({ ...same, subscriberId, period: '2026-05-20' })
      .returning({ id: digests.id })
    const usual = await letterOffice(test.db).send({ ...letter, digestId: next?.id ?? 0 })
    expect(usual.text).not.toContain('Welcome')
  })

  it('of a weekly reader is named for its week', async () => {
    const { letter } = await addDigest(test.db, { subscriber: { rhythm: 'weekly' } })
    expect((await letterOffice(test.db).send(letter)).subject).toBe(
      'Your week: 2 papers on captioning',
    )
  })

  it('shows abstracts at the reader’s length', async () => {
    const sent = async (abstractLength: 'titles' | 'short' | 'full') =>
      (
        await letterOffice(test.db).send(
          (
            await addDigest(test.db, { subscriber: { abstractLength } })
          ).letter,
        )
      ).text
    expect(await sent('full')).toContain('Things are hard. We propose a way. It works.')
    expect(await sent('short')).toContain('… We propose a way. It works.')
    expect(await sent('titles')).not.toContain('We propose')
  })

  it('labels samples on the card and on top', async () => {
    const { letter } = await addDigest(test.db, { papers: [{ sample: true }] })
    const { text } = await letterOffice(test.db).send(letter)
    expect(text).toContain('These are sample papers')
    expect(text).toMatch(/^ {3}Sample$/m)
  })
})

describe('the same rows', () => {
  it('give the same bytes, whatever happens to the paper and the settings meanwhile', async () => {
    const { letter, digestId } = await addDigest(test.db, { papers: [{}, {}, {}] })
    const office = letterOffice(test.db)
    const verdicts = await office.freeze([letter])
    const before = await office.compose([letter], verdicts)
    expect(await office.compose([letter], verdicts)).toEqual(before)
    const [digest] = await test.db.select().from(digests).where(eq(digests.id, digestId))
    for (const pick of digest?.picks ?? []) {
      await test.db.update(papers).set({ title: 'Changed' }).where(eq(papers.id, pick.p))
    }
    await test.db.update(subscribers).set({ locale: 'ko', abstractLength: 'full' })
    const other = letterOffice(test.db, { siteName: 'Renamed', publicUrl: 'https://other.example' })
    expect(await other.compose([letter], verdicts)).toEqual(before)
    await test.db.update(subscribers).set({ locale: 'en', abstractLength: 'short' })
  })

  it('keep no token: a stolen database opens no door', async () => {
    const { letter, subscriberId } = await addDigest(test.db)
    const [verdict] = await letterOffice(test.db).freeze([letter])
    const token = links.unsubscribe(subscriberId).split('/').at(-1)
    expect(JSON.stringify(verdict)).not.toContain(token)
  })

  it('share cards between readers', async () => {
    const one = await addDigest(test.db, { papers: [{ title: 'Shared Card' }] })
    const [digest] = await test.db.select().from(digests).where(eq(digests.id, one.digestId))
    const two = await addDigest(test.db, { papers: [], digest: { picks: digest?.picks ?? [] } })
    const count = async () => (await test.db.select({ hash: cards.hash }).from(cards)).length
    const office = letterOffice(test.db)
    const before = await count()
    await office.freeze([one.letter, two.letter])
    await office.freeze([two.letter])
    expect((await count()) - before).toBe(1)
  })
})

describe('a letter is withdrawn', () => {
  const reasonFor = async (
    letter: Parameters<ReturnType<typeof letterOffice>['freeze']>[0][number],
  ) => {
    const [verdict] = await letterOffice(test.db).freeze([letter])
    return verdict?.verdict === 'withdraw' ? verdict.reason : 'frozen'
  }

  it.each([
    [{ state: 'left' as const }, 'left'],
    [{ state: 'erased' as const, email: null, emailKey: null }, 'erased'],
    [{ pausedUntil: '2026-06-01' }, 'paused'],
    [{ pausedUntil: '2026-05-19' }, 'frozen'],
    [{}, 'frozen'],
  ])('when its reader is %j: %s', async (subscriber, reason) => {
    expect(await reasonFor((await addDigest(test.db, { subscriber })).letter)).toBe(reason)
  })

  it('when the address is suppressed, in whatever spelling', async () => {
    const { letter } = await addDigest(test.db, {
      subscriber: { email: 'Gone@LAB.example', emailKey: 'gone@lab.example' },
    })
    await test.db.transaction((tx) =>
      suppress({ tx, keys }, { address: 'gone@lab.example', reason: 'complaint', at: new Date() }),
    )
    expect(await reasonFor(letter)).toBe('suppressed: complaint')
  })

  it('when its digest was withdrawn, lost its papers, or is another reader’s', async () => {
    const withdrawn = await addDigest(test.db, { digest: { outcome: 'withdrawn' } })
    expect(await reasonFor(withdrawn.letter)).toBe('its digest is withdrawn')
    const empty = await addDigest(test.db, { papers: [] })
    expect(await reasonFor(empty.letter)).toBe('its papers are gone')
    const other = await addDigest(test.db)
    expect(await reasonFor({ ...other.letter, subscriberId: await addSubscriber(test.db) })).toBe(
      'its digest is gone',
    )
    expect(await reasonFor({ ...other.letter, subscriberId: null })).toBe('erased')
  })

  it('when the form it confirms was replaced or confirmed', async () => {
    const { letter, signupId } = await addSignup(test.db)
    expect(await reasonFor(letter)).toBe('frozen')
    await test.db.update(signups).set({ confirmedAt: new Date() }).where(eq(signups.id, signupId))
    expect(await reasonFor(letter)).toBe('confirmed already')
    expect(await reasonFor((await addSignup(test.db, { supersededAt: new Date() })).letter)).toBe(
      'replaced by a newer form',
    )
    expect(await reasonFor({ ...letter, intent: { signupId: 'x' } })).toBe(
      'replaced by a newer form',
    )
  })

  it('one by one: a mixed batch keeps the order and the others', async () => {
    const mixed = [
      (await addDigest(test.db)).letter,
      (await addDigest(test.db, { subscriber: { state: 'left' } })).letter,
      (await addSignup(test.db)).letter,
      linkLetter(await addSubscriber(test.db)),
      linkLetter(await addSubscriber(test.db, { state: 'left' })),
    ]
    const verdicts = await letterOffice(test.db).freeze(mixed)
    expect(verdicts.map(({ letterId }) => letterId)).toEqual(mixed.map(({ id }) => id))
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      'freeze',
      'withdraw',
      'freeze',
      'freeze',
      'withdraw',
    ])
    const mails = await letterOffice(test.db).compose(mixed, verdicts)
    expect(mails.map(({ kind }) => kind)).toEqual(['digest', 'confirm', 'link'])
  })
})

describe('before every attempt', () => {
  it('finds who left, was erased, suppressed, paused or moved since', async () => {
    const office = letterOffice(test.db)
    const stay = await addDigest(test.db)
    const left = await addDigest(test.db, { subscriber: { state: 'left' } })
    const moved = await addDigest(test.db)
    const paused = await addDigest(test.db, { subscriber: { pausedUntil: '2026-07-01' } })
    const rows = await test.db
      .insert(letters)
      .values(
        [stay, left, moved, paused].map(({ subscriberId, digestId }) => ({
          kind: 'digest' as const,
          lane: 'bulk' as const,
          subscriberId,
          digestId,
          dedupeKey: `digest:${digestId}`,
          intent: {},
        })),
      )
      .returning({ id: letters.id, subscriberId: letters.subscriberId })
    const emailOf = async (id: number) =>
      (await test.db.select().from(subscribers).where(eq(subscribers.id, id)))[0]?.email ?? ''
    const frozen = await Promise.all(
      rows.map(async ({ id, subscriberId }) => ({
        letterId: id,
        kind: 'digest' as const,
        subscriberId,
        to:
          subscriberId === moved.subscriberId
            ? 'old@lab.example'
            : await emailOf(subscriberId ?? 0),
      })),
    )
    const gone = { letterId: -1, kind: 'digest' as const, subscriberId: null, to: 'x@lab.example' }
    expect(await office.check([...frozen, gone])).toEqual([
      { letterId: rows[1]?.id, reason: 'left' },
      { letterId: rows[2]?.id, reason: 'address changed' },
      { letterId: rows[3]?.id, reason: 'paused' },
      { letterId: -1, reason: 'erased' },
    ])
    expect(await office.check([])).toEqual([])
  })
})

describe('hostile content', () => {
  const hostile = `${'<img src=x onerror=1>'}\u202e\u0001\r\nBcc: victim@x.example ${'A'.repeat(10_000)}`

  it('reaches no header, stays escaped and below the budget', async () => {
    const { letter } = await addDigest(test.db, {
      subscriber: { consentSource: `Imported\r\nBcc: victim@x.example` },
      papers: Array.from({ length: 20 }, () => ({
        title: hostile,
        abstract: hostile,
        authors: [hostile, 'B'],
        comment: 'Accepted at ICML 2026',
        codeUrl: 'javascript:alert(1)',
      })),
      reasons: [
        { kind: 'author', name: hostile },
        { kind: 'query', query: hostile, where: 'title', words: [hostile, hostile] },
      ],
    })
    const mail = await letterOffice(test.db, {
      from: 'P <a@b.example>\r\nBcc: victim@x.example',
    }).send(letter)
    for (const value of [mail.subject, mail.from, mail.to, ...Object.values(mail.headers)]) {
      expect(value).not.toMatch(/\p{Cc}/u)
    }
    expect(mail.subject.length).toBeLessThanOrEqual(80)
    expect(mail.html).not.toMatch(/<img|javascript:|\u202e/)
    expect(mail.text).not.toMatch(/[\p{Cf}\r]/u)
    expect(mail.text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(letterBudget)
    expect(await problemsOf(mail.html)).toEqual([])
  })

  it('of 20 long papers in Chinese gives way paper by paper, never the footer', async () => {
    const papersInChinese = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        title: `${i} ${'图像描述中的数字'.repeat(30)}`,
        abstract: `${'我们提出了一种新的方法来描述图像。'.repeat(120)}`,
        authors: Array(9).fill('研究者'.repeat(20)),
      }))
    const { letter, subscriberId } = await addDigest(test.db, {
      subscriber: { abstractLength: 'full' },
      papers: papersInChinese(32),
      full: 20,
      reasons: [
        { kind: 'query', query: '图像描述'.repeat(20), where: 'title', words: ['数字'.repeat(50)] },
      ],
    })
    const mail = await letterOffice(test.db).send(letter)
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(letterBudget)
    expect(mail.html.match(/<h2/g)?.length).toBeGreaterThanOrEqual(20)
    expect(mail.html).toContain(links.unsubscribe(subscriberId))
    expect(mail.html).toContain('1 Newsstand Lane')
    const few = await addDigest(test.db, {
      subscriber: { abstractLength: 'full' },
      papers: papersInChinese(2),
    })
    expect((await letterOffice(test.db).send(few.letter)).text.length).toBeGreaterThan(2_000)
  })

  it('needs no host name to be an ordinary one', async () => {
    const { letter } = await addDigest(test.db)
    const office = letterOffice(test.db, { publicUrl: 'http://[::1]:3000', siteName: '논문배달' })
    expect((await office.send(letter)).headers['List-Id']).toBe('<digest.--1>')
  })
})

const linkLetter = (subscriberId: number) => ({
  id: subscriberId + 1_000_000,
  kind: 'link' as const,
  subscriberId,
  digestId: null,
  intent: { reason: 'asked' },
})

it('frozen rows survive a round trip through the database', async () => {
  const { letter } = await addDigest(test.db)
  const office = letterOffice(test.db)
  const [verdict] = await office.freeze([letter])
  if (verdict?.verdict !== 'freeze') throw new Error('withdrawn')
  const [row] = await test.db.execute<{ frozen: unknown }>(
    sql`select ${JSON.stringify(verdict.frozen)}::jsonb as frozen`,
  )
  const stored = { ...verdict, frozen: row?.frozen as typeof verdict.frozen }
  expect(await office.compose([letter], [stored])).toEqual(
    await office.compose([letter], [verdict]),
  )
})
