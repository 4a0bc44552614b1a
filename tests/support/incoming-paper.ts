/** A paper as an adapter hands it in, for tests that care about some of its fields only. */
import type { IncomingPaper } from '../../src/papers/paper.ts'

export const incomingPaper = (fields: Partial<IncomingPaper> = {}): IncomingPaper => ({
  publicId: '2605.15202',
  version: 1,
  title: 'Captions for everything',
  abstract: 'We propose a captioner.',
  authors: ['Ada Bee', 'Carl Dee'],
  categories: ['cs.CV', 'cs.CL'],
  comment: null,
  journalRef: null,
  doi: null,
  license: null,
  listingDay: '2026-05-18',
  firstAnnouncement: true,
  ...fields,
})
