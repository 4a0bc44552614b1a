/** Forms that values of settings may have. */
import { z } from 'zod'
import { parseEmailAddress } from './email-address.ts'
import { canonicalTimeZone, isTimeZone } from './time-zone.ts'

export const url = z.url({ protocol: /^https?$/ })
export const timeZone = z
  .string()
  .refine(isTimeZone, 'is not a time zone known here, e.g. Europe/Berlin')
  .transform((zone) => canonicalTimeZone(zone) as string)
/** Paths are written behind it, so nothing may follow its own. */
export const siteUrl = url.refine((text) => {
  if (!URL.canParse(text)) return true
  const { search, hash, username, password } = new URL(text)
  return `${search}${hash}${username}${password}` === '' && !/[?#\s]/.test(text)
}, 'holds more than scheme, host and path')
/** `Name <a@b>` or `a@b`. Stands in a header of every mail. */
export const mailbox = z
  .string()
  .trim()
  .max(320)
  .refine(
    (text) =>
      !/\p{Cc}/u.test(text) &&
      /^(?:[^<>@]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@,;]+@[^<>\s@,;]+)$/.test(text),
    'is not a sender like `Paperboy <digest@lab.example>`',
  )
/** One mail address and nothing else. */
export const address = z
  .string()
  .trim()
  .refine((text) => parseEmailAddress(text).ok, 'is not a mail address')

/** Of words between commas. */
export const listIn = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
