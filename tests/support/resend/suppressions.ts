/** The stand-in's suppression list, in the shapes of the SDK's typings. */
import { randomUUID } from 'node:crypto'
import type { Answer } from './record.ts'

export type StandInSuppression = {
  id: string
  email: string
  origin: 'bounce' | 'complaint' | 'manual'
  source_id: string | null
  created_at: string
}

export const standInSuppression = (
  email: string,
  more: Partial<StandInSuppression> = {},
): StandInSuppression => ({
  id: randomUUID(),
  email,
  origin: 'bounce',
  source_id: null,
  created_at: new Date().toISOString(),
  ...more,
})

type Call = { method: string; path: string; parsed: unknown }

const notFound: Answer = {
  status: 404,
  body: { statusCode: 404, name: 'not_found', message: 'Suppression not found' },
}
const refused: Answer = {
  status: 422,
  body: { statusCode: 422, name: 'validation_error', message: 'The request is not right.' },
}

export const isSuppressionPath = (path: string): boolean => /^\/suppressions\b/.test(path)

export function answerSuppressions(list: StandInSuppression[], call: Call): Answer {
  const [route = '', search = ''] = call.path.split('?')
  const [, , which] = route.split('/')
  if (route === '/suppressions/batch/remove' && call.method === 'POST')
    return removeMany(list, call)
  if (which === undefined && call.method === 'GET') return page(list, new URLSearchParams(search))
  const found = list.findIndex(({ id, email }) =>
    [id, email].includes(decodeURIComponent(which ?? '')),
  )
  const row = list[found]
  if (!row) return notFound
  if (call.method === 'GET') return { status: 200, body: { object: 'suppression', ...row } }
  if (call.method !== 'DELETE') return refused
  list.splice(found, 1)
  return { status: 200, body: { object: 'suppression', id: row.id, deleted: true } }
}

function removeMany(list: StandInSuppression[], { parsed }: Call): Answer {
  const { ids } = parsed as { ids?: unknown }
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 100) return refused
  for (const id of ids) {
    const at = list.findIndex((row) => row.id === id)
    if (at >= 0) list.splice(at, 1)
  }
  const data = ids.map((id) => ({ object: 'suppression', id, deleted: true }))
  return { status: 200, body: { data } }
}

function page(list: StandInSuppression[], query: URLSearchParams): Answer {
  const limit = Number(query.get('limit') ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return refused
  const origin = query.get('origin')
  const rows = list.filter((row) => origin === null || row.origin === origin)
  const from = rows.findIndex(({ id }) => id === query.get('after')) + 1
  const data = rows.slice(from, from + limit)
  return { status: 200, body: { object: 'list', has_more: from + limit < rows.length, data } }
}
