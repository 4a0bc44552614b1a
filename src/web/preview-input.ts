/** What the form holds just now as choices to preview. Whatever cannot be understood is told and left
 * out; the rest is shown. */
import type { Asked } from '../digest/preview-choices.ts'
import { cleanText } from '../lib/clean-text.ts'
import { queryLimit, tagLimit, unknownTag } from '../subscribers/choices.ts'
import { tagKey } from '../subscribers/find-tags.ts'
import { readQuery } from '../subscribers/store-queries.ts'
import type { TagChoice } from '../tagging/read-tags.ts'
import type { WrongQuery } from './components/marked-query.tsx'
import type { SubscribeValues } from './components/subscribe-form.tsx'
import { authorsIn } from './subscribe-input.ts'

export type PreviewProblem = { text: string; query?: WrongQuery }
export type PreviewAsk = { choices: Asked[]; problems: PreviewProblem[] }

type Typed = Pick<SubscribeValues, 'tags' | 'author' | 'query' | 'mutes'>

export function previewAsk(typed: Typed, tags: TagChoice[]): PreviewAsk {
  const known = new Map(tags.map((tag) => [tagKey(tag.slug), tag]))
  const ask: PreviewAsk = { choices: [], problems: [] }
  for (const slug of new Set(typed.tags.slice(0, tagLimit))) {
    const tag = known.get(tagKey(slug))
    if (tag) ask.choices.push({ kind: 'tag', level: 'normal', tag })
    else ask.problems.push({ text: cleanText(unknownTag(slug).message) })
  }
  const queries = [...authorsIn(typed.author), ...linesOf([typed.query])]
  for (const text of queries.slice(0, queryLimit)) addQuery(ask, text, 'normal')
  for (const text of linesOf(typed.mutes).slice(0, queryLimit)) {
    const tag = known.get(tagKey(text))
    if (tag) ask.choices.push({ kind: 'tag', level: 'mute', tag })
    else addQuery(ask, text, 'mute')
  }
  return ask
}

function addQuery(ask: PreviewAsk, typed: string, level: 'normal' | 'mute'): void {
  const query = readQuery(typed, level === 'mute' ? 'mute' : 'query')
  if (query.ok) ask.choices.push({ kind: 'query', level, text: query.text })
  else {
    const { message, position = 0 } = query.problem
    ask.problems.push({ text: cleanText(message), query: { typed, position } })
  }
}

/** Those of the lines that are no queries. */
export function wrongQueries(text: string): WrongQuery[] {
  return linesOf([text]).flatMap((typed) => {
    const query = readQuery(typed)
    return query.ok ? [] : [{ typed, position: query.problem.position ?? 0 }]
  })
}

const linesOf = (texts: string[]): string[] =>
  texts.flatMap((text) => text.split('\n').map((line) => line.trim())).filter(Boolean)
