/** What becomes of a saved paper. */
import { expect, it } from 'vitest'
import { newsOfSaved } from '../../src/feedback/news-of-saved.ts'

const paper = { withdrawn: false, comment: '12 pages', journalRef: null }

it('is nothing for most', () => {
  expect(newsOfSaved({ paper, codeUrl: null, later: null })).toEqual([])
})

it('is told in the order in which it matters', () => {
  const at = new Date('2026-05-20T04:00:00Z')
  const known = {
    paper: { withdrawn: true, comment: 'Accepted at ICML 2026', journalRef: null },
    codeUrl: 'https://github.com/a/b',
    later: { version: 2, at },
  }
  expect(newsOfSaved(known)).toEqual([
    { kind: 'withdrawn' },
    { kind: 'accepted', venue: 'ICML 2026' },
    { kind: 'code', url: 'https://github.com/a/b' },
    { kind: 'version', version: 2, at },
  ])
  expect(newsOfSaved({ ...known, codeUrl: 'javascript:alert(1)' })).toHaveLength(3)
})
