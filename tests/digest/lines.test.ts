import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorLine } from '../../src/digest/author-line.ts'
import { preheader } from '../../src/digest/preheader.ts'
import { reasonWords } from '../../src/digest/reason-words.ts'
import { digestSubject } from '../../src/digest/subject.ts'
import { tallyOf } from '../../src/digest/tally.ts'
import { welcomeLines } from '../../src/digest/welcome.ts'
import { cutText } from '../../src/lib/cut-text.ts'
import { mailTexts, reasonTexts } from '../../src/locales/texts.ts'
import type { Reason } from '../../src/matching/reason.ts'

const texts = mailTexts('en')
const tagNames = new Map([
  ['captioning', 'captioning'],
  ['clip', 'CLIP'],
])

describe('authorLine', () => {
  it.each([
    [[], ''],
    [['Ada Lovelace'], 'Ada Lovelace'],
    [['Ada Lovelace', 'Alan Turing'], 'Ada Lovelace and Alan Turing'],
    [['A', 'B', 'C', 'D'], 'A, B, C and D'],
    [
      ['Ada Lovelace', 'Alan Turing', 'C', 'D', 'E', 'F', 'G'],
      'Ada Lovelace, Alan Turing and 5\u00a0more',
    ],
    [['Kurt G\\"odel'], 'Kurt Gödel'],
  ])('%j', (authors, line) => expect(authorLine(authors, texts)).toBe(line))

  it('counts people as each language counts them', () => {
    const inLanguage = (locale: string) => authorLine(['A', 'B', 'C', 'D', 'E'], mailTexts(locale))
    expect(inLanguage('ko')).toBe('A, B 외\u00a03명')
    expect(inLanguage('zh')).toBe('A、B 等 5 人')
    expect(inLanguage('ja')).toBe('A、Bほか3名')
    expect(mailTexts('ja').listing(['A', 'B'], 3)).toBe('A、Bほか3件')
  })

  it('cuts a name that is a whole paragraph', () => {
    expect(authorLine(['A'.repeat(10_000)], texts).length).toBeLessThanOrEqual(80)
  })
})

describe('cutText', () => {
  it('cuts at a word and drops what would dangle before the ellipsis', () => {
    expect(cutText('Grounding Numbers, in Image Descriptions', 20)).toBe('Grounding Numbers…')
    expect(cutText('short', 5)).toBe('short')
    expect(cutText('画像説明における、数の根拠付けについて（その一）', 10)).toBe(
      '画像説明における…',
    )
    expect(cutText('画像説明における「数」の根拠付け', 10)).toBe('画像説明における…')
  })

  it('never exceeds its room and never splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 120 }),
        (text, max) => {
          const cut = cutText(text, max)
          expect(cut.length).toBeLessThanOrEqual(Math.max(max, 1))
          expect(cut).not.toMatch(/\p{Cs}/u)
        },
      ),
    )
  })
})

describe('digestSubject', () => {
  const subject = (titles: string[], rhythm: 'daily' | 'weekly' = 'daily') =>
    digestSubject({
      rhythm,
      titles,
      texts,
      tally: [
        { name: 'clip', papers: 7 },
        { name: 'captioning', papers: 5 },
      ],
    })

  it('is the top title cut at a word near 60 characters, and how many more', () => {
    const long = 'A Very Long Title About Many Things That Nobody Would Ever Read On A Phone'
    expect(subject([long, ...Array(7).fill('x')])).toBe(
      'A Very Long Title About Many Things That Nobody Would Ever… + 7',
    )
    expect(subject(['Only One'])).toBe('Only One')
  })

  it('of a week names the topics', () => {
    expect(subject(Array(12).fill('x'), 'weekly')).toBe('Your week: 12 papers on clip, captioning')
    expect(subject(['x'], 'weekly')).toBe('Your week: 1 paper on clip, captioning')
  })
})

describe('preheader and top line', () => {
  it('count per tag, most first, from how many announced', () => {
    const tag = (slug: string): Reason => ({ kind: 'tag', slug, where: 'title', words: [] })
    const picks = [
      { reasons: [tag('captioning'), tag('clip'), tag('clip')] },
      { reasons: [tag('captioning')] },
      { reasons: [{ kind: 'upvotes', count: 3 } satisfies Reason] },
    ]
    const tally = tallyOf(picks, tagNames)
    expect(tally).toEqual([
      { name: 'captioning', papers: 2 },
      { name: 'CLIP', papers: 1 },
    ])
    expect(preheader({ tally, announced: 1615, texts })).toBe(
      'captioning 2, CLIP 1 · from 1,615 announced',
    )
    expect(preheader({ tally: [], announced: 3, texts })).toBe('from 3 announced')
  })

  it('say the day, what was announced, what matched, what is here', () => {
    expect(texts.digest.topLine({ day: '2026-05-19', announced: 615, matched: 23, here: 8 })).toBe(
      'Tuesday 19 May · 615 announced, 23 matched, 8 here',
    )
  })
})

describe('reasonWords', () => {
  const words = (
    reasons: Parameters<typeof reasonWords>[0],
    beside: 'badges' | 'nothing' = 'badges',
  ) => reasonWords(reasons, { texts: reasonTexts('en'), tagNames, beside })

  it('say why, in words', () => {
    expect(
      words([
        { kind: 'tag', slug: 'captioning', where: 'title', words: ['captions'] },
        { kind: 'author', name: 'Radford' },
        { kind: 'upvotes', count: 34 },
      ]),
    ).toBe('captioning (title: captions) · followed author Radford · 34 upvotes')
    expect(words([{ kind: 'tag', slug: 'cs.CV', where: 'primary', words: ['cs.CV'] }])).toBe(
      'cs.CV (main category)',
    )
    expect(
      words([
        { kind: 'query', query: 'ti:"optical flow"', where: 'abstract', words: ['optical flow'] },
      ]),
    ).toBe('your query ti:"optical flow" (abstract: optical flow)')
    expect(words([{ kind: 'upvotes', count: 1 }])).toBe('1 upvote')
  })

  it('say of a guess that it is one, in every language', () => {
    const guess: Reason[] = [
      { kind: 'tag', slug: 'captioning', where: 'likely', words: ['captions', 'image'] },
    ]
    const inLanguage = (locale: string) =>
      reasonWords(guess, {
        ...{ texts: reasonTexts(locale), tagNames: new Map(tagNames) },
        beside: 'nothing',
      })
    expect(inLanguage('en')).toBe('probably captioning (words: captions, image)')
    expect(inLanguage('ko')).toBe('아마도 captioning(단어: captions, image)')
    expect(inLanguage('zh')).toBe('可能属于captioning（词语：captions, image）')
    expect(inLanguage('ja')).toBe('おそらくcaptioning（語：captions, image）')
  })

  it('say a word once, and not the topic’s own name again', () => {
    const title = (...found: string[]): Reason => {
      return { kind: 'tag', slug: 'clip', where: 'title', words: found }
    }
    expect(words([title('CLIP')])).toBe('CLIP (title)')
    expect(words([title('clip', 'CLIP')])).toBe('CLIP (title)')
    expect(words([title('LLM Agents', 'Agents', 'Agentic')])).toBe(
      'CLIP (title: LLM Agents, Agentic)',
    )
    expect(words([title('Semantic Segmentation', 'segmentation', 'CLIP')])).toBe(
      'CLIP (title: Semantic Segmentation, CLIP)',
    )
  })

  it('do not repeat what the badges beside them show', () => {
    const reasons = [{ kind: 'accepted', venue: 'ICML 2026' } as const, { kind: 'code' } as const]
    expect(words(reasons)).toBe('')
    expect(words(reasons, 'nothing')).toBe('accepted at ICML 2026 · code')
  })

  it('stay on one short line whatever a query holds', () => {
    const line = words([
      {
        kind: 'query',
        query: 'a\r\nBcc: b\u202e'.repeat(2_000),
        where: 'title',
        words: Array(50).fill('w\u0000'.repeat(400)),
      },
    ])
    expect(line.length).toBeLessThanOrEqual(240)
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u)
  })
})

describe('welcomeLines', () => {
  const reader = { timezone: 'Asia/Seoul', hour: 7, rhythm: 'weekdays', weekday: 3 } as const
  const base = {
    siteName: 'Paperboy',
    consentSource: 'form',
    papers: 8,
    newestDay: '2026-06-19',
    widenedTo: 1,
    reader,
    texts,
  }

  it('say what this is and when the next ones come', () => {
    expect(welcomeLines(base)).toEqual([
      'Welcome to Paperboy. This is your first digest.',
      'It shows what fits of the papers announced on Friday 19 June, the newest held.',
      'From now on: Monday to Friday at 07:00 (Asia/Seoul), none when nothing is new.',
    ])
  })

  it('say how far a quiet topic looked back, and which weekday a week ends', () => {
    const lines = welcomeLines({ ...base, widenedTo: 7, reader: { ...reader, rhythm: 'weekly' } })
    expect(lines[1]).toContain('last 7 days of announcements')
    expect(lines[2]).toContain('every Wednesday at 07:00')
  })

  it('say so when nothing matched yet', () => {
    const lines = welcomeLines({ ...base, papers: 0, newestDay: null, widenedTo: 30 })
    expect(lines[1]).toContain('Nothing announced lately matches')
  })

  it('tell imported readers where they subscribed and that one click leaves', () => {
    expect(welcomeLines({ ...base, consentSource: 'Lab News' })[0]).toBe(
      'You get this because you subscribed to Lab News; it now comes from Paperboy. Leave with one click.',
    )
  })
})
