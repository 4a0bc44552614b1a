/** `before`: where the page before ended, as `next` wrote it. */
import { z } from '@hono/zod-openapi'
import { readPlace, writePlace } from '../paths.ts'
import type { Site } from '../site.ts'
import { apiPath } from './api-path.ts'

export const beforeParameter = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined) return null
    const place = readPlace(text)
    if (place === null) context.addIssue({ code: 'custom', message: 'is not where a page ended' })
    return place
  })
  .openapi({
    type: 'string',
    description: 'Where the last page ended: follow `next` instead of making it up.',
    example: '2026-05-19.1234',
  })

export type Place = NonNullable<ReturnType<typeof readPlace>>

type Page = { path: string; asked: Record<string, string | number | undefined> }

/** The address of the next page: this one's, from where it ended. Others get the same answer from memory,
 * so nothing stands in it that was not read (`asked`). */
export function nextOf(site: Site, { path, asked }: Page, place: Place | null): string | null {
  if (place === null) return null
  const read = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined) read.set(name, String(value))
  }
  read.set('before', writePlace(place))
  return site.absolute(`${apiPath}${path}?${read}`)
}
