/** Hugging Face Daily Papers: what people vote for. Signals only, joined on the arXiv id; it is no
 * source of papers (sources.md 0.4), so what is not held is counted as skipped. */
import { PaperboyError } from '../../errors.ts'
import type { PoliteHttp } from '../../lib/polite-http.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import { attempt, pagesOf, type Source, type SourcePage, stopsTheRound } from '../source.ts'
import { readDailyPaper } from './hugging-face-item.ts'

/** 500 requests in 5 minutes are allowed; this needs about five in a round. */
const queue = { name: 'huggingface', spacingMs: 1000 }
/** Items a page; the API gives no more. */
const limit = 100
/** A day has 30 to 100 papers; more pages than this are a mistake. */
const maxPages = 5
/** Today and the two days before: votes move for days, keywords come late. */
const daysPolled = 3

export const huggingFace = (deps: { http: PoliteHttp; baseUrl: string }): Source => ({
  name: 'hf',
  async *pages(round) {
    let failure: unknown = null
    for (const day of daysUpTo(round.at)) {
      const failed = yield* attempt(dayPages(deps, day))
      failure ??= failed
      if (stopsTheRound(failed)) break
    }
    if (failure !== null) throw failure
  },
})

async function* dayPages(deps: { http: PoliteHttp; baseUrl: string }, day: string) {
  for (let page = 0; page < maxPages; page += 1) {
    const url = `${deps.baseUrl}/api/daily_papers?date=${day}&limit=${limit}&p=${page}`
    const { items, found } = await fetchDay(deps.http, url)
    yield* pagesOf(found)
    if (items < limit) return
  }
}

async function fetchDay(http: PoliteHttp, url: string) {
  const answer = await http.get(url, { queue, accept: 'application/json' })
  const text = answer.kind === 'fresh' ? answer.text : '[]'
  try {
    return readDailyPapers(text)
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', `Hugging Face did not send papers: ${why}`, { cause })
  }
}

/** A whole reply, live or recorded. Throws PaperboyError 'bad-input' for anything else. */
export function readDailyPapers(text: string): { items: number; found: SourcePage } {
  const values = parseList(text)
  const found: SourcePage = { papers: [], signals: [], skipped: [] }
  values.forEach((value, index) => {
    const item = readDailyPaper(value)
    if (item.ok) found.signals.push(item.signal)
    else {
      const where = item.id === '' ? `item ${index + 1}` : `item ${index + 1} (${item.id})`
      found.skipped.push({ where, why: item.why })
    }
  })
  if (values.length > 0 && found.signals.length === 0) throw notDaily('no item of it is a paper')
  return { items: values.length, found }
}

function parseList(text: string): unknown[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw notDaily('it is not JSON', cause)
  }
  if (!Array.isArray(value)) throw notDaily('it is not a list')
  return value
}

const notDaily = (why: string, cause?: unknown): PaperboyError =>
  new PaperboyError('bad-input', `this is not a reply of Daily Papers: ${why}`, { cause })

/** The newest first: if the round is cut short, the oldest votes are missed. */
function* daysUpTo(at: Date): Generator<string> {
  for (let back = 0; back < daysPolled; back += 1) {
    yield new Date(at.getTime() - back * 86_400_000).toISOString().slice(0, 10)
  }
}
