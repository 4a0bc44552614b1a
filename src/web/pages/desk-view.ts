/** Which of a day's papers the desk shows. It stands in the address of the page and of every form on it, so
 * that nothing done there loses the place. */
import type { Context } from 'hono'
import { isDay } from '../paths.ts'

export const shows = ['open', 'shortlisted', 'hidden'] as const
export type Show = (typeof shows)[number]

/** `page` from 1. */
export type DeskView = { day: string; words: string; show: Show; page: number }

export const papersAPage = 120

/** `day`: where none was asked for. */
export function askedView(c: Context, day: string): DeskView {
  const asked = (name: string) => (c.req.query(name) ?? '').slice(0, 200)
  const page = Number(asked('page'))
  return {
    day: isDay(asked('day')) ? asked('day') : day,
    words: asked('q'),
    show: shows.find((one) => one === asked('show')) ?? 'open',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** `?day=...`; what is usual is left out. */
export function viewQuery({ day, words, show, page }: DeskView): string {
  const query = new URLSearchParams({ day })
  if (words !== '') query.set('q', words)
  if (show !== 'open') query.set('show', show)
  if (page > 1) query.set('page', String(page))
  return `?${query}`
}

/** What of it the address of a form that was sent holds: '' or `?day=...`, with `more` behind it. */
export function keptView(c: Context, more: Record<string, string> = {}): string {
  const kept = new URLSearchParams()
  for (const name of ['day', 'q', 'show', 'page']) {
    const value = c.req.query(name)
    if (value) kept.set(name, value.slice(0, 200))
  }
  for (const [name, value] of Object.entries(more)) kept.set(name, value)
  return kept.size === 0 ? '' : `?${kept}`
}
