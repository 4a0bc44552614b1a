/** A card that is kept is made anew when anything it shows has changed. */
import { expect, it } from 'vitest'
import { createCardMaker } from '../../src/digest/made-cards.ts'
import type { Paper } from '../../src/papers/paper.ts'

const paper = {
  ...{ id: 1, publicId: 'w-7kshdcsbmketbkaf', title: 'Of cells', abstract: 'We count.' },
  ...{ authors: ['Ann Lee'], categories: [], comment: null, doi: null, url: null },
  ...{ listingDay: '2026-05-19', sample: false, late: false },
} as unknown as Paper

it('when the paper is read elsewhere', () => {
  const makeCard = createCardMaker()
  const urlOf = (one: Paper) => makeCard({ paper: one, codeUrl: null }, 'en').card.url
  expect(urlOf(paper)).toContain('scholar.google.com')
  expect(urlOf({ ...paper, doi: '10.1109/x.1' })).toBe('https://doi.org/10.1109/x.1')
})
