import fc from 'fast-check'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { digestText } from '../../emails/text/digest-text.ts'
import { cardHash } from '../../src/digest/card.ts'
import { createComposeLetters } from '../../src/digest/compose-letters.ts'
import { letterBudget } from '../../src/digest/fit-letter.ts'
import { fragmentOf } from '../../src/digest/fragments/fragment.ts'
import { createFragmentStore } from '../../src/digest/fragments/fragment-store.ts'
import { createRenderFragment } from '../../src/digest/fragments/render-fragments.ts'
import { markers } from '../../src/digest/fragments/slots.ts'
import { linksAt, sender } from '../support/digest-world.ts'
import {
  bigStore,
  cardTable,
  compose,
  type Given,
  letterOf,
  renderWhole,
  someDigest,
} from '../support/frozen-digests.ts'
import { problemsOf } from '../support/letter-html.ts'

const card = (n: number, more: Partial<Given['cards'][number]> = {}): Given['cards'][number] => ({
  publicId: `2605.${10_000 + n}`,
  title: `Paper ${n}`,
  url: `https://arxiv.org/abs/2605.${10_000 + n}`,
  pdfUrl: null,
  authors: 'Ada Lovelace',
  abstracts: { short: 'It works.', full: 'It is hard. It works.' },
  badges: [],
  ...more,
})

const given = (cards: Given['cards'], more: Partial<Given['frozen']> = {}): Given => ({
  cards,
  frozen: {
    ...sender,
    template: 'digest',
    locale: 'en',
    subscriberId: 5,
    digestId: 9,
    subject: 'Paper 1 + 1',
    preheader: 'captioning 2',
    topLine: 'Tuesday 19 May · 615 announced',
    welcome: [],
    notices: [],
    why: 'You follow captioning.',
    length: 'full',
    cards: cards.map((content) => ({ hash: cardHash(content), reasons: 'captioning (title)' })),
    titles: [],
    more: 0,
    ...more,
  },
})

function Broken(): never {
  throw new Error('broken template')
}

const many = (n: number) => Array.from({ length: n }, (_, index) => index)

describe('a digest put together', () => {
  it('is one full React Email render to the byte, and the text to the letter', async () => {
    const store = bigStore()
    await fc.assert(
      fc.asyncProperty(someDigest, async (digest) => {
        const mail = await compose(digest, store)
        const whole = await renderWhole(digest)
        expect(mail.html).toBe(whole.html)
        expect(mail.text).toBe(digestText(whole.props))
      }),
      { numRuns: 150 },
    )
  })

  it('says the same whatever is held: nothing, all, a little, less than one fragment', async () => {
    const [all, little, none] = [
      bigStore(),
      ...[40_000, 1].map((b) => createFragmentStore({ maxBytes: b })),
    ]
    await fc.assert(
      fc.asyncProperty(someDigest, async (digest) => {
        const said = async (store = bigStore()) => {
          // What the HTML is made of; comparing megabytes of it one by one takes a minute.
          const { htmlInJson: _, ...mail } = await compose(digest, store)
          return mail
        }
        const cold = await said()
        for (const store of [all, all, little, little, none, none]) {
          expect(await said(store)).toEqual(cold)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('knows a card by place, length and language, whoever had it before', async () => {
    const store = bigStore()
    const cards = many(14).map((n) => card(n))
    for (const length of ['full', 'short', 'titles'] as const) {
      for (const [turn, locale] of [
        [0, 'en'],
        [1, 'en-GB'],
        [5, 'ko'],
        [9, 'en'],
      ] as const) {
        const digest = given([...cards.slice(turn), ...cards.slice(0, turn)], { length, locale })
        const [mail, whole] = [await compose(digest, store), await renderWhole(digest)]
        expect(mail.html).toBe(whole.html)
        expect(mail.text).toBe(digestText(whole.props))
      }
    }
  })

  it.each([
    ['the reader’s own length', 4, 'It is long', 1],
    ['the next shorter length for all cards', 8, 'Short 7.', 0],
  ])('over the budget takes %s', async (_, papers, shown, fullOnes) => {
    const long = 'It is long. '.repeat(1_400)
    const cards = many(papers).map((n) =>
      card(n, { abstracts: { short: `Short ${n}.`, full: long } }),
    )
    const mail = await compose(given(cards))
    expect(mail.html).toContain(shown)
    expect(mail.html.includes(long.trim())).toBe(fullOnes === 1)
    expect(mail.html).toBe((await renderWhole(given(cards))).html)
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(letterBudget)
  })

  it.each([
    ['titles alone', { short: 'S'.repeat(10_000), title: 'T' }, 0],
    ['no names', { short: 'S'.repeat(10_000), title: 'T' }, 200],
    ['lines', { short: 'S', title: '图'.repeat(3_000) }, 3],
  ])('gives way further, byte by byte as a full render: %s', async (_, { short, title }, named) => {
    const cards = many(12).map((n) =>
      card(n, { title: `${n} ${title}`, abstracts: { short, full: short } }),
    )
    const titles = many(named).map((n) => ({
      title: `Named ${n} ${'图'.repeat(40)}`,
      url: `https://arxiv.org/abs/1.${n}`,
      reasons: 'captioning',
    }))
    const digest = given(cards, { titles, more: 2 })
    const [mail, whole] = [await compose(digest), await renderWhole(digest)]
    expect(mail.html).toBe(whole.html)
    expect(mail.text).toBe(digestText(whole.props))
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(letterBudget)
    expect(mail.html).toContain(linksAt(sender.publicUrl).unsubscribe(5))
  })

  it('fits to the byte: one more takes the shorter length', async () => {
    const lengthOf = async (full: string) =>
      Buffer.byteLength(
        (await renderWhole(given([card(1, { abstracts: { short: 'S', full } })]))).html,
      )
    const full = 'x'.repeat(letterBudget - (await lengthOf('x')) + 1)
    const fits = await compose(given([card(1, { abstracts: { short: 'S', full } })]))
    expect(Buffer.byteLength(fits.html)).toBe(letterBudget)
    const over = await compose(given([card(1, { abstracts: { short: 'S', full: `${full}x` } })]))
    expect(over.html).not.toContain('xx')
  })
})

describe('markers of slots', () => {
  const all = `${Object.values(markers).join('')}\ufdee\ufdef\ufddf`
  const planted = given(
    [
      card(1, {
        title: `A${all}<b>`,
        url: `https://arxiv.org/abs/1${all}`,
        pdfUrl: `https://arxiv.org/pdf/1${all}`,
        authors: `Ada${all}`,
        abstracts: { short: `S${all}`, full: `F${all}` },
        badges: [{ text: `Code${all}`, url: `https://x.example/${all}` }],
      }),
      card(2),
    ],
    {
      siteName: `Site${all}`,
      contact: `a${all}@b.example`,
      postalAddress: `Lane${all}`,
      subject: `Subject${all}`,
      preheader: `Pre${all}`,
      topLine: `Top${all} 1 line`,
      welcome: [`Welcome${all}`],
      notices: [`Note${all}`],
      why: `Why${all}`,
      titles: [
        { title: `Named${all}`, url: `https://arxiv.org/abs/2${all}`, reasons: `tag${all}` },
      ],
    },
  )
  planted.frozen.cards = planted.frozen.cards.map(({ hash }) => ({ hash, reasons: `tag (${all})` }))

  it('are taken out wherever they are planted, and nothing else is', async () => {
    const mail = await compose(planted)
    const clean = JSON.parse(JSON.stringify(planted).replace(/[\ufdd0-\ufdef]/g, '')) as Given
    clean.frozen.cards = clean.cards.map((content) => ({
      hash: cardHash(content),
      reasons: 'tag ()',
    }))
    const expected = await renderWhole(clean)
    expect(mail.html).toBe(expected.html)
    expect(mail.text).toBe(digestText(expected.props))
    expect(JSON.stringify(mail)).not.toMatch(/[\ufdd0-\ufdef]/)
    expect(await problemsOf(mail.html)).toEqual([])
  })
})

describe('fragments', () => {
  const letters = (digest: Given) => [letterOf(1, digest.frozen), letterOf(2, digest.frozen)]

  it('are rendered once, also when two batches ask at the same time', async () => {
    const store = bigStore()
    let made = 0
    const counting = {
      ...store,
      take: ((bundle, variant, make) =>
        store.take(bundle, variant, () => {
          made++
          return make()
        })) as typeof store.take,
    }
    const digest = given([card(1), card(2), card(3)])
    const table = cardTable(digest.cards)
    const composeLetters = createComposeLetters({ db: table.db, linksAt, store: counting })
    const both = await Promise.all([
      composeLetters(letters(digest)),
      composeLetters(letters(digest)),
    ])
    expect(both[0]).toEqual(both[1])
    // Three cards, what can be said of each, and the frame.
    expect(made).toBe(7)
    await composeLetters(letters(digest))
    expect(made).toBe(7)
  })

  it('need their cards read once a process, and never more than once a batch', async () => {
    const digest = given([card(1), card(2)])
    const table = cardTable(digest.cards)
    const composeLetters = createComposeLetters({ db: table.db, linksAt, store: bigStore() })
    await composeLetters(letters(digest))
    await composeLetters(letters(digest))
    expect(table.reads).toBe(1)
    const tiny = createFragmentStore({ maxBytes: 1 })
    const forgetful = createComposeLetters({ db: table.db, linksAt, store: tiny })
    await forgetful(letters(digest))
    expect(table.reads).toBe(2)
  })

  it('are let go over the limit, the least used first', async () => {
    const maxBytes = 60_000
    const store = createFragmentStore({ maxBytes })
    for (const n of many(200)) await compose(given([card(n)]), store)
    expect(store.heldBytes()).toBeLessThanOrEqual(maxBytes)
    expect(store.heldBytes()).toBeGreaterThan(maxBytes / 2)
    expect(store.bundle(`card ${cardHash(card(0))}`).content).toBeNull()
  })

  it('are reckoned with all that they hold, at every length', async () => {
    const store = bigStore()
    const abstracts = { short: 'S'.repeat(10_000), full: 'F'.repeat(20_000) }
    const digest = given([card(1, { abstracts })])
    await compose({ ...digest, frozen: { ...digest.frozen, length: 'short' } }, store)
    const once = store.heldBytes()
    // The card itself and the short form in text at two bytes a unit, in HTML as it is.
    expect(once).toBeGreaterThan(2 * (30_000 + 10_000) + 10_000)
    await compose(digest, store)
    expect(store.heldBytes() - once).toBeGreaterThan((2 + 1) * 20_000)
  })

  it('that could not be made are made when they are asked for again', async () => {
    const store = bigStore()
    const bundle = store.bundle('x')
    await expect(store.take(bundle, 'v', () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    )
    const fragment = fragmentOf({ html: 'yes', slots: [], text: '' })
    expect(await store.take(bundle, 'v', async () => fragment)).toBe(fragment)
  })

  it('fail alone when they are rendered together', async () => {
    const renderFragment = createRenderFragment()
    const [good, bad] = await Promise.allSettled([
      renderFragment(createElement('p', null, 'good')),
      renderFragment(createElement(Broken)),
    ])
    expect(good).toEqual({ status: 'fulfilled', value: '<p>good</p>' })
    expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'broken template' } })
  })

  it('of a template that lost a slot, or has one that is not known, stop the letter', () => {
    const made = (html: string) => fragmentOf({ html, slots: ['title', 'url'], text: '' })
    expect(made(`<a href="${markers.url}">${markers.title}</a>`).slots).toEqual(['url', 'title'])
    expect(() => made(`<a href="${markers.url}"></a>`)).toThrow('has the slots url, not title,url')
    expect(() => made(`${markers.title}${markers.url}${markers.why}`)).toThrow('why')
    expect(() => made(`${markers.title}${markers.url}\ufddf`)).toThrow('no slot')
  })

  it('never let a script stand where a link is', async () => {
    const digest = given([card(1, { url: 'javascript:alert(1)' })], {
      titles: [{ title: 'T', url: 'JavaScript:alert(2)', reasons: '' }],
    })
    const { html } = await compose(digest)
    expect(html).not.toMatch(/alert\(/)
    expect(html).toBe((await renderWhole(digest)).html)
    await expect(
      compose(given([card(1)], { publicUrl: 'javascript:alert(1)//' })),
    ).rejects.toThrow()
  })

  it('of a card that is gone: the letter is not made', async () => {
    await expect(compose({ ...given([card(1)]), cards: [] })).rejects.toThrow(/card .* is missing/)
  })
})
