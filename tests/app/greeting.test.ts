import { describe, expect, it } from 'vitest'
import {
  askingLine,
  nextLine,
  papersLine,
  placesLines,
  polledLine,
  releasedLine,
} from '../../src/app/greeting.ts'
import { loadConfig } from '../../src/config.ts'

const outbox = loadConfig({})
const resend = loadConfig({
  RESEND_API_KEY: 're_x',
  RESEND_BASE_URL: 'http://127.0.0.1:1',
  MAIL_FROM: 'Paperboy <digest@lab.example>',
  POSTAL_ADDRESS: '1 Paper Street',
})
const held = { count: 0, newestDay: null, sample: 0, sources: [] }

describe('the first lines', () => {
  it('say where the page is and where mail goes', () => {
    expect(placesLines(outbox)).toEqual([
      '  page       http://localhost:3000',
      '  outbox     http://localhost:3000/outbox  (mail stays here)',
    ])
    expect(placesLines(resend)[1]).toBe(
      '  mail       through resend, from Paperboy <digest@lab.example>',
    )
  })

  it('say what is held, and from where', () => {
    expect(papersLine({ ...held, count: 82, newestDay: '2026-05-20', sample: 82 })).toBe(
      '  papers     82 of the bundled sample, until a source answers',
    )
    const sources = [
      { name: 'arxiv-rss', count: 1200 },
      { name: 'hf', count: 40 },
    ]
    expect(papersLine({ count: 1260, newestDay: '2026-05-20', sample: 30, sources })).toBe(
      '  papers     1,260 held, newest of 2026-05-20 (arxiv-rss 1,200, hf 40, bundled sample 30)',
    )
    expect(papersLine({ ...held, count: 1, newestDay: null })).toBe('  papers     1 held')
  })

  it('tell of the sources in one calm line each', () => {
    expect(askingLine(outbox)).toContain('asking arxiv-rss and hf')
    expect(askingLine(loadConfig({ SOURCES: 'none' }))).toBeNull()
    const why = 'rss.arxiv.org cannot be reached (ENOTFOUND)'
    expect(polledLine({ kind: 'failed', source: 'arxiv-rss', why })).toBe(
      '  arxiv-rss  rss.arxiv.org cannot be reached (ENOTFOUND); it is asked again later',
    )
    const report = { read: 1500, new: 1200, updated: 3, unchanged: 297, skipped: [] }
    expect(polledLine({ kind: 'asked', source: 'hf', report })).toBe(
      '  hf         1,500 read, 1,200 new',
    )
    const again = { ...report, new: 0, updated: 0, unchanged: 1500 }
    expect(polledLine({ kind: 'asked', source: 'hf', report: again })).toBe(
      '  hf         nothing new',
    )
    expect(polledLine({ kind: 'left', source: 'hf' })).toBeNull()
  })

  it('say what to do next', () => {
    expect(nextLine(outbox, 0)).toMatch(/subscribe; .* in the outbox/)
    expect(nextLine(resend, 0)).toMatch(/subscribe; .* by mail/)
    expect(nextLine(outbox, 1)).toContain('1 reader gets digests by itself;')
    expect(nextLine(outbox, 1200)).toContain('1,200 readers get digests by themselves;')
  })

  it('say that what a refusal had held is tried again', () => {
    expect(releasedLine([])).toBeNull()
    expect(
      releasedLine([
        { lane: 'urgent', reason: 'invalid_api_key: API key is invalid' },
        { lane: 'bulk', reason: 'invalid_api_key: API key is invalid' },
      ]),
    ).toBe(
      '  mail       confirmations and first digests and daily digests were held (invalid_api_key: API key is invalid); trying once more',
    )
  })
})
