/** One frozen batch that never changes: rows and cards as a database would hold them. */
import { type CardContent, cardHash } from '../../src/digest/card.ts'
import { createComposeLetters } from '../../src/digest/compose-letters.ts'
import type { FrozenLetterContent } from '../../src/digest/frozen-letter.ts'
import type { LetterToCompose } from '../../src/digest/letter-ports.ts'
import type { Db } from '../../src/storage/database.ts'
import { linksAt, sender } from './digest-world.ts'
import { storeWith } from './frozen-digests.ts'

const cards: CardContent[] = [
  {
    publicId: '2605.00001',
    title: 'Captions That “Count”: 1 < 2 & Other Numbers',
    url: 'https://arxiv.org/abs/2605.00001',
    pdfUrl: 'https://arxiv.org/pdf/2605.00001',
    authors: 'Mina Okafor, Jonas Lindqvist and 4\u00a0more',
    abstracts: {
      short:
        '… We present a decoder that counts before it writes. On three public sets it halves the share of wrong numbers.',
      full: 'Numbers in captions are often wrong. We present a decoder that counts before it writes. On three public sets it halves the share of wrong numbers.',
    },
    badges: [
      { text: 'Accepted at ECCV 2026', url: null },
      { text: 'Code', url: 'https://github.com/example/captions?a=1&b=2' },
    ],
  },
  {
    publicId: 'hep-th/9901001',
    title: '그림을 다시 보는 법: 图像描述中的数字',
    url: 'https://arxiv.org/abs/hep-th/9901001',
    pdfUrl: null,
    authors: '',
    abstracts: { short: '', full: '' },
    badges: [],
  },
]
const hashes = cards.map(cardHash)

const digest: Extract<FrozenLetterContent, { template: 'digest' }> = {
  ...sender,
  template: 'digest',
  locale: 'en',
  subscriberId: 41,
  digestId: 77,
  subject: 'Captions That “Count”: 1 < 2 & Other Numbers + 1',
  preheader: 'captioning 2 · from 615 announced',
  topLine: 'Tuesday 19 May · 615 announced, 23 matched, 2 here',
  welcome: [],
  notices: [],
  why: 'You get this because you follow captioning; you confirmed it on 18 May 2026.',
  length: 'short',
  cards: [
    { hash: hashes[0] as string, reasons: 'captioning (title: Captions) · 34 upvotes' },
    { hash: hashes[1] as string, reasons: '' },
  ],
  titles: [
    {
      title: 'Retrieval Without Regret',
      url: 'https://arxiv.org/abs/2605.00004',
      reasons: 'captioning (abstract: captions)',
    },
    { title: 'A Small Benchmark', url: 'https://arxiv.org/abs/2605.00005', reasons: '' },
  ],
  more: 1_018,
}

const frozen: FrozenLetterContent[] = [
  digest,
  {
    ...digest,
    subscriberId: 42,
    digestId: 78,
    length: 'full',
    welcome: ['Welcome to Paperboy. This is your first digest.'],
    notices: ['arXiv announces nothing on Mon 25 May (holiday).'],
    cards: [...digest.cards].reverse(),
    titles: [],
    more: 0,
  },
  { ...sender, template: 'confirm', locale: 'en', signupId: 12, validDays: 7 },
  {
    ...sender,
    template: 'link',
    locale: 'en',
    subscriberId: 43,
    reason: 'already-reading',
    replyTo: null,
  },
]
const kinds = ['digest', 'first', 'confirm', 'link'] as const

export function composeGolden() {
  const store = storeWith(cards)
  // Everything is held, so no table is read.
  const composeLetters = createComposeLetters({ db: null as unknown as Db, linksAt, store })
  return composeLetters(
    frozen.map(
      (content, index): LetterToCompose => ({
        id: 101 + index,
        kind: kinds[index] ?? 'digest',
        to: `reader${index + 1}@lab.example`,
        frozen: content,
      }),
    ),
  )
}
