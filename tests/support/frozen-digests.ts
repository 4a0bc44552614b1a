/** Frozen digest letters without a database: fixed ones and random ones, hostile texts among them. */
import fc from 'fast-check'
import { type CardContent, cardHash } from '../../src/digest/card.ts'
import { createComposeLetters } from '../../src/digest/compose-letters.ts'
import {
  createFragmentStore,
  type FragmentStore,
} from '../../src/digest/fragments/fragment-store.ts'
import { withoutMarkers } from '../../src/digest/fragments/slots.ts'
import type { FrozenDigest, FrozenLetterContent } from '../../src/digest/frozen-letter.ts'
import type { ComposedLetter, LetterToCompose } from '../../src/digest/letter-ports.ts'
import { cardBundle, readCards } from '../../src/digest/read-cards.ts'
import { wholeDigest } from '../../src/digest/whole-digest.ts'
import type { Db } from '../../src/storage/database.ts'
import { linksAt, sender } from './digest-world.ts'

export type FrozenDigestLetter = typeof sender & { template: 'digest' } & FrozenDigest
export type Given = { frozen: FrozenDigestLetter; cards: CardContent[] }

export const letterOf = (id: number, frozen: FrozenLetterContent): LetterToCompose => ({
  id,
  kind: frozen.template === 'digest' ? 'digest' : frozen.template,
  to: `reader${id}@lab.example`,
  frozen,
})

/** In place of the table: answers one read with these cards and counts how often it was asked. */
export function cardTable(contents: CardContent[]) {
  const rows = contents.map((content) => ({ hash: cardHash(content), content }))
  const table = { reads: 0, db: null as unknown as Db }
  const where = async () => {
    table.reads++
    return structuredClone(rows)
  }
  table.db = { select: () => ({ from: () => ({ where }) }) } as unknown as Db
  return table
}

export const bigStore = () => createFragmentStore({ maxBytes: 64 * 1024 * 1024 })

export async function compose(
  given: Given,
  store: FragmentStore = bigStore(),
): Promise<ComposedLetter> {
  const composeLetters = createComposeLetters({ db: cardTable(given.cards).db, linksAt, store })
  const [mail] = await composeLetters([letterOf(7, given.frozen)])
  if (!mail) throw new Error('nothing was composed')
  return mail
}

/** The same letter by one full render; what no letter may hold taken out of the rows first. */
export async function renderWhole(given: Given) {
  const store = bigStore()
  const frozen = withoutMarkers(given.frozen)
  const links = linksAt(frozen.publicUrl)
  return wholeDigest({
    frozen,
    cards: await readCards(
      { db: cardTable(given.cards).db, store },
      frozen.cards.map(({ hash }) => hash),
    ),
    urls: {
      preferences: links.preferences(frozen.subscriberId, frozen.keyVersion),
      unsubscribe: links.unsubscribe(frozen.subscriberId, frozen.keyVersion),
      view: links.view(frozen.digestId, frozen.keyVersion),
      feedback: links.feedback(frozen.digestId, frozen.keyVersion),
    },
  })
}

/** A store that holds these cards, for composing without any table. */
export function storeWith(contents: CardContent[]): FragmentStore {
  const store = bigStore()
  for (const content of contents) store.keepContent(cardBundle(store, cardHash(content)), content)
  return store
}

const nasty = fc.constantFrom(
  ...[
    '\ufdd0',
    '\ufdd3',
    '\ufddb',
    '\ufdef',
    '&',
    '<',
    '>',
    '"',
    "'",
    '&amp;',
    '<!-- -->',
    '<!--$-->',
    '</title>',
    '</style>',
    ']]>',
  ],
  ...['\u0000', '\u2028', '\u2029', '\r\n', '\n', '\t', '\u00a0', '\ufeff', ' ', '  ', '$&', '$1'],
  ...['\ud83d\ude00', '\ud800', '\udfff', '\u0301', '\u200d', '\u202e', '\uffff', '{{x}}', '%s'],
  ...[
    '논문 배달',
    '图像描述中的数字',
    'עברית',
    'العربية',
    '１２',
    '1 paper',
    'javascript:alert(1)',
  ],
)
const words = fc.array(fc.oneof(nasty, fc.string({ maxLength: 12 }), fc.lorem({ maxCount: 3 })), {
  maxLength: 6,
})
export const someText = words.map((parts) => parts.join(''))
const longText = fc
  .tuple(someText, fc.constantFrom(1, 1, 1, 40, 600))
  .map(([text, times]) => text.repeat(times).slice(0, 20_000))
const address = someText.map((text) => `https://arxiv.org/abs/${text}`)

/** A third is told in the letter's language, half of these beside the original. */
const someTranslation: fc.Arbitrary<Pick<CardContent, 'translated'>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc
    .option(
      fc.record({
        title: longText,
        abstracts: fc.record({ short: someText, full: longText }),
      }),
    )
    .map((original) => ({ translated: { original } })),
)

const someOwnCard: fc.Arbitrary<CardContent> = fc.record({
  publicId: someText,
  title: longText,
  url: fc.oneof(address, someText),
  pdfUrl: fc.option(fc.oneof(address, someText)),
  authors: someText,
  abstracts: fc.record({ short: someText, full: longText }),
  badges: fc.array(fc.record({ text: someText, url: fc.option(address) }), { maxLength: 3 }),
})
const someCard = fc
  .tuple(someOwnCard, someTranslation)
  .map(([card, translated]): CardContent => ({ ...card, ...translated }))

const someTitle = fc
  .record({
    title: someText,
    url: fc.oneof(address, fc.constant('javascript:alert(1)'), someText),
    reasons: fc.oneof(someText, fc.constant('')),
    isTranslated: fc.boolean(),
  })
  .map(({ isTranslated, ...title }) => ({
    ...title,
    ...(isTranslated && { translated: true as const }),
  }))

const optional = (text: fc.Arbitrary<string>) => fc.oneof(text, fc.constant(''))

/** Any frozen digest with its cards. */
export const someDigest: fc.Arbitrary<Given> = fc
  .record({
    cards: fc.array(fc.tuple(someCard, optional(longText)), { maxLength: 12 }),
    rest: fc.record({
      siteName: someText,
      contact: fc.oneof(someText, fc.constantFrom('', 'a@b.example', 'https://b.example/us')),
      postalAddress: optional(someText),
      locale: fc.constantFrom('en', 'en-GB', 'ko', 'ar'),
      subject: someText,
      preheader: someText,
      topLine: someText,
      welcome: fc.array(someText, { maxLength: 3 }),
      notices: fc.array(someText, { maxLength: 2 }),
      why: someText,
      length: fc.constantFrom('titles' as const, 'short' as const, 'full' as const),
      titles: fc.array(someTitle, { maxLength: 30 }),
      missed: fc.option(fc.array(someTitle, { maxLength: 2 }), { nil: undefined }),
      noted: fc.option(fc.array(someTitle, { maxLength: 3 }), { nil: undefined }),
      more: fc.oneof(fc.constant(0), fc.nat(2_000_000)),
      subscriberId: fc.integer({ min: 1, max: 1_000_000 }),
      digestId: fc.integer({ min: 1, max: 1_000_000 }),
    }),
  })
  .map(({ cards, rest }) => ({
    cards: cards.map(([content]) => content),
    frozen: {
      ...sender,
      template: 'digest' as const,
      ...rest,
      cards: cards.map(([content, reasons]) => ({ hash: cardHash(content), reasons })),
    },
  }))
