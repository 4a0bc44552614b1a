/** `before`: where the page before ended, as `next` wrote it. */
import { z } from '@hono/zod-openapi'
import { readPlace, writePlace } from '../paths.ts'
import type { Site } from '../site.ts'

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

/** The address of the next page: this one's, from where it ended. */
export function nextOf(site: Site, asked: string, place: Place | null): string | null {
  if (place === null) return null
  const { pathname, searchParams } = new URL(asked)
  searchParams.set('before', writePlace(place))
  return site.absolute(`${pathname}?${searchParams}`)
}
