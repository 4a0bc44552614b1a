/** What counts as news of a paper that is held. */
import { describe, expect, it } from 'vitest'
import { savedNewsLine } from '../../src/digest/read-saved-news.ts'
import { mailTexts } from '../../src/locales/texts.ts'
import { newsBetween } from '../../src/papers/news-of-papers.ts'
import { mergeSighting } from '../../src/papers/paper-facts.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

const first = mergeSighting(null, incomingPaper())
const after = (fields: Parameters<typeof incomingPaper>[0]) =>
  newsBetween(first, mergeSighting(first, incomingPaper(fields)))

describe('newsBetween', () => {
  it.each([
    ['a new version', { version: 2 }, [{ kind: 'version', detail: '2' }]],
    ['the same again', {}, []],
    ['an older version', { version: 1, title: 'Other' }, []],
    ['a comment', { comment: '12 pages' }, []],
    [
      'acceptance',
      { comment: 'Accepted at ICML 2026' },
      [{ kind: 'accepted', detail: 'ICML 2026' }],
    ],
    [
      'a journal',
      { journalRef: 'Nature 1 (2026)' },
      [{ kind: 'accepted', detail: 'Nature 1 (2026)' }],
    ],
  ])('%s', (_, fields, news) => expect(after(fields)).toEqual(news))

  it('withdrawn once, and a venue by another name is none', () => {
    const accepted = mergeSighting(first, incomingPaper({ comment: 'Accepted at ICML 2026' }))
    const journal = mergeSighting(accepted, incomingPaper({ version: 2, journalRef: 'PMLR 300' }))
    expect(newsBetween(accepted, journal)).toEqual([{ kind: 'version', detail: '2' }])
    const comment = 'This paper has been withdrawn'
    const gone = mergeSighting(first, incomingPaper({ comment }))
    expect(newsBetween(first, gone)).toEqual([{ kind: 'withdrawn', detail: '' }])
    expect(newsBetween(gone, gone)).toEqual([])
  })
})

describe('its line', () => {
  const news = ['One', 'Two', 'Three', 'Four', 'Five'].map((title) => ({
    title,
    pieces: [
      { kind: 'version' as const, detail: '2' },
      { kind: 'version' as const, detail: '10' },
    ],
  }))

  it('names three papers, the newest version of each, and counts the others', () => {
    expect(savedNewsLine([], mailTexts('en'))).toEqual([])
    expect(savedNewsLine(news, mailTexts('en'))).toEqual([
      'Of papers you saved: “One” (version 10); “Two” (version 10); “Three” (version 10); and 2 more.',
    ])
  })

  it.each(['ko', 'zh', 'ja'])('is one line in %s', (locale) => {
    const [line] = savedNewsLine(news, mailTexts(locale))
    expect(line).toMatch(/One.*Two.*Three/)
    expect(line).toContain('10')
    expect(line).not.toMatch(/\n|Of papers|version/)
  })
})
