import { createElement } from 'react'
import { render } from 'react-email'
import { describe, expect, it } from 'vitest'
import alarmPreview, { AlarmLetter } from '../../emails/alarm.tsx'
import confirmPreview, { ConfirmLetter } from '../../emails/confirm.tsx'
import digestPreview, { DigestLetter } from '../../emails/digest.tsx'
import type { AlarmLetterProps, DigestLetterProps } from '../../emails/letter-props.ts'
import linkPreview, { LinkLetter } from '../../emails/link.tsx'
import { digestExample } from '../../emails/parts/example.ts'
import silencePreview, { SilenceLetter } from '../../emails/silence.tsx'
import { alarmText } from '../../emails/text/alarm-text.ts'
import { confirmText, linkText } from '../../emails/text/call-text.ts'
import { digestText } from '../../emails/text/digest-text.ts'
import { mailLanguage } from '../../src/locales/texts.ts'
import { feedbackUrl } from '../../src/subscribers/links.ts'
import { addresses, headings, problemsOf } from '../support/letter-html.ts'

const renderDigest = (props: Partial<DigestLetterProps> = {}) =>
  render(createElement(DigestLetter, { ...digestExample, ...props }))

const hostile = '<script>alert(1)</script>"\'&<b>\u0000\r\nBcc: x@y.example {{x}} ]]>'
const hostileDigest: DigestLetterProps = {
  ...digestExample,
  subject: hostile,
  preheader: hostile,
  topLine: hostile,
  siteName: hostile,
  contact: hostile,
  postalAddress: hostile,
  welcome: { lines: [hostile, hostile] },
  notices: [hostile],
  cards: digestExample.cards.map(({ card }) => ({
    card: {
      ...card,
      title: hostile,
      authors: hostile,
      abstract: hostile.repeat(50),
      badges: [{ text: hostile, url: 'https://x.example/"onmouseover="1' }],
    },
    reasons: hostile,
  })),
}

const hostileAlarm: AlarmLetterProps = {
  ...AlarmLetter.PreviewProps,
  siteName: hostile,
  contact: hostile,
  postalAddress: hostile,
  state: 'lasting',
  summary: hostile,
  remedy: hostile,
}

describe('every letter', () => {
  const letters: Array<[string, () => Promise<string>]> = [
    ['digest', () => renderDigest({ welcome: null })],
    ['first digest', () => renderDigest()],
    [
      'digest with one paper',
      () => renderDigest({ cards: digestExample.cards.slice(0, 1), titles: [], more: 0 }),
    ],
    [
      'digest of titles',
      () =>
        renderDigest({
          cards: digestExample.cards.map((c) => ({ ...c, card: { ...c.card, abstract: null } })),
        }),
    ],
    [
      'digest in the browser',
      () =>
        renderDigest({
          audience: { kind: 'visitor', subscribeUrl: 'https://papers.lab.example/?tag=clip' },
        }),
    ],
    ['digest of a bare installation', () => renderDigest({ contact: '', postalAddress: '' })],
    ['digest with hostile texts', () => renderDigest(hostileDigest)],
    ['silence', () => render(createElement(SilenceLetter, SilenceLetter.PreviewProps))],
    ['confirm', () => render(createElement(ConfirmLetter, ConfirmLetter.PreviewProps))],
    [
      'link, asked',
      () => render(createElement(LinkLetter, { ...LinkLetter.PreviewProps, reason: 'asked' })),
    ],
    ['link, already reading', () => render(createElement(LinkLetter, LinkLetter.PreviewProps))],
    ['alarm', () => render(createElement(AlarmLetter, AlarmLetter.PreviewProps))],
    ['alarm, hostile', () => render(createElement(AlarmLetter, hostileAlarm))],
    [
      'alarm, over',
      () => render(createElement(AlarmLetter, { ...hostileAlarm, state: 'cleared' })),
    ],
  ]

  it.each(letters)('%s: valid, accessible, loads nothing', async (_, letter) => {
    expect(await problemsOf(await letter())).toEqual([])
  })

  it.each(letters)(
    '%s: language and direction stand on html, body and a div',
    async (_, letter) => {
      const html = await letter()
      expect(html).toMatch(/<html[^>]* lang="en"/)
      expect(html).toMatch(/<html[^>]* dir="ltr"/)
      expect(html).toMatch(/<body[^>]* lang="en"[^>]* dir="ltr"/)
      expect(html).toMatch(/<div[^>]* lang="en"[^>]* dir="ltr"/)
      expect(html).toMatch(/<title>[^<]+<\/title>/)
    },
  )

  it.each(letters)('%s: one h1, and every h2 after it', async (_, letter) => {
    const found = headings(await letter())
    expect(found[0]).toBe('h1')
    expect(found.filter((heading) => heading === 'h1')).toHaveLength(1)
    expect(new Set(found.slice(1))).toEqual(found.length > 1 ? new Set(['h2']) : new Set())
  })

  it.each(letters)(
    '%s: no text smaller than 14 px, no flex, grid or variables',
    async (_, letter) => {
      const html = await letter()
      const sizes = [
        ...html.matchAll(/<(?:td|p|a|h[12])\b[^>]*(?:font-size:|font:(?:bold )?)(\d+)px/g),
      ].map((m) => Number(m[1]))
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14)
      expect(html).not.toMatch(/display:\s*(flex|grid)|var\(--/)
    },
  )

  it.each(letters)('%s: the same props give the same bytes', async (_, letter) => {
    expect(await letter()).toBe(await letter())
  })

  it.each([digestPreview, confirmPreview, linkPreview, silencePreview, alarmPreview])(
    'shows itself in React Email’s preview',
    async (preview) => {
      const html = await render(createElement(preview as never, preview.PreviewProps as never))
      expect(html).toContain('Paperboy')
    },
  )
})

describe('the digest', () => {
  it('links titles to abstract pages, PDFs beside, and the reader’s own links in the footer', async () => {
    const html = await renderDigest()
    const { audience } = digestExample
    if (audience.kind !== 'reader') throw new Error('the example has no reader')
    const { feedback, ...own } = audience.urls
    expect(addresses(html)).toEqual(
      expect.arrayContaining([
        'https://arxiv.org/abs/2605.00001',
        'https://arxiv.org/pdf/2605.00001',
        'https://arxiv.org/abs/2605.00004',
        ...Object.values(own),
        feedbackUrl(feedback, 1, 'save'),
        feedbackUrl(feedback, 3, 'more'),
        feedbackUrl(feedback, 3, 'less'),
      ]),
    )
    expect(addresses(html)).toContain(`${own.unsubscribe}#pause`)
    expect(html).toContain('>Pause 1 week · 2 weeks · until…</a>')
    expect(html).toContain(
      'This mail loads nothing from the network and nobody knows that you opened it.',
    )
    expect(html).toContain('Thank you to arXiv for use of its open access interoperability.')
    expect(html).toContain('1 Newsstand Lane')
  })

  it('shows no private link in the browser and offers a digest of one’s own', async () => {
    const html = await renderDigest({
      audience: {
        kind: 'visitor',
        subscribeUrl: 'https://papers.lab.example/?tag=clip&tag=captioning',
      },
    })
    expect(html).not.toMatch(/\/(preferences|unsubscribe|confirm|feedback)\//)
    expect(addresses(html)).toContain('https://papers.lab.example/?tag=clip&tag=captioning')
    expect(html).not.toContain('you follow')
  })

  it('says to a voice which parts are English in a letter that is not', async () => {
    const locale = 'ko'
    const inEnglish = (html: string) => [...html.matchAll(/<(h2|p|a)[^>]* lang="en"/g)].length
    expect(inEnglish(await renderDigest())).toBe(0)
    // Three titles, three abstracts, three named ones.
    const html = await renderDigest({ locale })
    const isThere = mailLanguage(locale) === locale
    expect(inEnglish(html)).toBe(isThere ? 10 : 0)
    expect(html.includes('word-break:keep-all')).toBe(isThere)
    expect(html.includes('Malgun Gothic')).toBe(isThere)
  })

  it.each([
    ['ko', 'Malgun Gothic'],
    ['zh', 'Microsoft YaHei'],
    ['ja', 'Yu Gothic'],
  ])('in %s names fonts that have its characters', async (locale, font) => {
    expect(await renderDigest({ locale })).toContain(font)
  })

  it('escapes whatever papers and settings say', async () => {
    const html = await renderDigest(hostileDigest)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('"onmouseover')
  })

  it('makes a link of a contact only when it is one', async () => {
    expect(await renderDigest({ contact: 'javascript:alert(1)' })).not.toContain('href="javascript')
    expect(addresses(await renderDigest({ contact: 'a@b.example' }))).toContain(
      'mailto:a@b.example',
    )
    expect(addresses(await renderDigest({ contact: 'https://b.example/us' }))).toContain(
      'https://b.example/us',
    )
  })
})

describe('the text part', () => {
  it('reads from top to bottom: line, welcome, papers, titles, footer', () => {
    const text = digestText(digestExample)
    const order = [
      'Tuesday 19 May · 615 announced, 23 matched, 3 here',
      'Welcome to Paperboy',
      '1. Captions That Count',
      'Mina Okafor, Jonas Lindqvist and 4 more',
      'https://arxiv.org/abs/2605.00001',
      'PDF: https://arxiv.org/pdf/2605.00001',
      'Accepted at ECCV 2026',
      'Code: https://github.com/example/captions-that-count',
      '… We present a decoder',
      '(captioning (title: Captions) · followed author Okafor · 34 upvotes)',
      '2. How Far Does CLIP See?',
      'Save paper 1:\nhttps://papers.lab.example/feedback/',
      'More that matched:',
      '* Retrieval Without Regret',
      'and 18 more',
      'New notes on papers you had:',
      '* Reading Figures Aloud',
      '(Note by The Daily Fold)',
      'You may have missed:',
      '* Pictures Worth a Thousand Tokens',
      '-- \n',
      'You get this because',
      '/unsubscribe/',
      'Example Lab',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('hangs every line of a paper under its title, also from the tenth on', () => {
    const [card] = digestExample.cards
    if (!card) throw new Error('the example has no card')
    const text = digestText({ ...digestExample, cards: Array(10).fill(card), titles: [] })
    const from = (start: string) =>
      text.split('\n').slice(text.split('\n').findIndex((line) => line.startsWith(start)))
    expect(from('9. ')[1]).toMatch(/^ {3}\S/)
    expect(from('10. ')[1]).toMatch(/^ {4}\S/)
  })

  it('keeps lines to 72 columns but for addresses', () => {
    for (const line of digestText(digestExample).split('\n')) {
      if (!/https?:/.test(line)) expect([...line].length).toBeLessThanOrEqual(72)
    }
  })

  it('breaks East Asian text by its double width, and never an address', () => {
    const abstract = '문장을 다시 쓰고 그림을 다시 본다 '.repeat(20).trim()
    const [first] = digestExample.cards
    if (!first) throw new Error('the example has no card')
    const text = digestText({
      ...digestExample,
      cards: [{ ...first, card: { ...first.card, abstract } }],
    })
    const lines = text.split('\n').filter((line) => line.includes('문장') || line.includes('그림'))
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(50)
  })

  it('of the confirm letter holds the link on a line of its own, and no footer links', () => {
    const props = ConfirmLetter.PreviewProps
    const text = confirmText(props)
    expect(text.split('\n')).toContain(props.confirmUrl)
    expect(text).toContain('7 days')
    expect(text).not.toContain('unsubscribe')
  })

  it('of the link letter says which of the two it is', () => {
    const props = LinkLetter.PreviewProps
    expect(linkText({ ...props, reason: 'asked' })).toContain('You asked Paperboy')
    expect(linkText({ ...props, reason: 'already-reading' })).toContain('already reads Paperboy')
    expect(linkText({ ...props, reason: 'asked' }).split('\n')).toContain(props.preferencesUrl)
    const saveUrl = 'https://papers.lab.example/saved/x?paper=math%2F0309136'
    const save = linkText({ ...props, reason: 'save', saveUrl })
    expect(save).toContain('You pressed Save on the page of a paper at Paperboy')
    expect(save.split('\n')).toContain(saveUrl)
    expect(save).not.toContain(props.preferencesUrl)
  })
})

describe('an alarm', () => {
  it('says in both parts what happened, since when, and what to do', async () => {
    const props = AlarmLetter.PreviewProps
    for (const part of [await render(createElement(AlarmLetter, props)), alarmText(props)]) {
      const words = part.replace(/<!-- -->|<\/?code>|`/g, '').replace(/\s+/g, ' ')
      expect(words).toContain(props.summary)
      expect(words).toContain(props.remedy.replaceAll('`', ''))
      expect(words).toContain('It began on 19 May 2026')
      expect(words).toContain(`${props.siteUrl}/status`)
    }
  })

  it('leaves nothing to do when it is over', () => {
    const over = alarmText({ ...AlarmLetter.PreviewProps, state: 'cleared' })
    expect(over).toContain('Over: lab.example refuses us')
    expect(over).toContain('Nothing is left to do.')
    expect(over).not.toContain('suppressions release')
  })
})
