/** What React Email's preview shows: invented papers and people, in the shape of a real morning. */
import type { DigestLetterProps } from '../letter-props.ts'

export const sender = {
  locale: 'en',
  siteName: 'Paperboy',
  siteUrl: 'https://papers.lab.example',
  contact: 'papers@lab.example',
  postalAddress: 'Example Lab, 1 Newsstand Lane, 10115 Berlin, Germany',
}

export const digestExample: DigestLetterProps = {
  ...sender,
  subject: 'Captions That Count: Grounding Numbers in Image Descriptions + 2',
  preheader: 'captioning 2, CLIP 1 · from 615 announced',
  topLine: 'Tuesday 19 May · 615 announced, 23 matched, 3 here',
  welcome: {
    lines: [
      'Welcome to Paperboy. This is your first digest.',
      'From now on: Monday to Friday at 07:00 (Asia/Seoul), none when nothing is new.',
    ],
  },
  notices: [],
  cards: [
    {
      card: {
        publicId: '2605.00001',
        title: 'Captions That Count: Grounding Numbers in Image Descriptions',
        url: 'https://arxiv.org/abs/2605.00001',
        pdfUrl: 'https://arxiv.org/pdf/2605.00001',
        authors: 'Mina Okafor, Jonas Lindqvist and 4 more',
        abstract:
          '… We present a decoder that counts before it writes: each number in a caption must point at the regions it was counted from. On three public sets it halves the share of wrong numbers and leaves fluency untouched.',
        badges: [
          { text: 'Accepted at ECCV 2026', url: null },
          { text: 'Code', url: 'https://github.com/example/captions-that-count' },
        ],
      },
      reasons: 'captioning (title: Captions) · followed author Okafor · 34 upvotes',
    },
    {
      card: {
        publicId: '2605.00002',
        title: 'How Far Does CLIP See? Contrastive Features at 10× the Resolution',
        url: 'https://arxiv.org/abs/2605.00002',
        pdfUrl: 'https://arxiv.org/pdf/2605.00002',
        authors: 'Adaeze Brandt, Tomás Ferreira',
        abstract:
          'We show that freezing all but the position embeddings is enough to carry contrastive image features to ten times the resolution they were trained at. The cost is O(n log n) in the number of patches, and ImageNet accuracy falls by 0.4 points.',
        badges: [],
      },
      reasons: 'CLIP (title: CLIP) · cs.CV (main category)',
    },
    {
      card: {
        publicId: '2605.00003',
        title: 'Describe, Then Look Again: Two-Pass Video Captioning',
        url: 'https://arxiv.org/abs/2605.00003',
        pdfUrl: 'https://arxiv.org/pdf/2605.00003',
        authors: 'Ji-woo Hwang',
        abstract:
          '… We propose to write a caption twice, the second time asking only about what the first left out. The second pass reads 6 % of the frames and finds most of what was missed.',
        badges: [],
      },
      reasons: 'captioning (title: Captioning)',
    },
  ],
  titles: [
    {
      title: 'Retrieval Without Regret: Bounds for Caption Search',
      url: 'https://arxiv.org/abs/2605.00004',
      reasons: 'captioning (title: Caption)',
    },
    {
      title: 'A Small Benchmark of Long Descriptions',
      url: 'https://arxiv.org/abs/2605.00005',
      reasons: 'captioning (abstract: captions)',
    },
  ],
  noted: [
    {
      title: 'Reading Figures Aloud',
      url: 'https://papers.lab.example/editions/daily/2026-05-18#p7',
      reasons: 'Note by The Daily Fold',
    },
  ],
  missed: [
    {
      title: 'Pictures Worth a Thousand Tokens',
      url: 'https://arxiv.org/abs/2605.00006',
      reasons: 'captioning (abstract: captions) · 121 upvotes',
    },
  ],
  more: 18,
  audience: {
    kind: 'reader',
    why: 'You get this because you follow captioning and CLIP; you confirmed it on 18 May 2026.',
    urls: {
      preferences: 'https://papers.lab.example/preferences/1f-1-8yVbN2rQmJx0aTz5KpWcEg',
      unsubscribe: 'https://papers.lab.example/unsubscribe/1f-1-Hd7sLk3PqRt9vYw2XzAbCe',
      view: 'https://papers.lab.example/digest/4q-1-Zx9CvB7nM5lKjHgFdSaPoI',
      feedback: 'https://papers.lab.example/feedback/4q-1-QpWoEiRuTyAlSkDjFhGzXc',
    },
  },
}
