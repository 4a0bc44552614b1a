/** Where the installation stands, what it is called, and who may subscribe. */
import { z } from 'zod'
import { siteUrl, timeZone } from '../lib/setting-forms.ts'
import { signupOf } from './signup-policy.ts'

const signup = z
  .string()
  .trim()
  .refine((text) => signupOf(text) !== null, 'is open, closed, or @domain')

export const serviceSettings = {
  HOST: z
    .string()
    .min(1)
    .optional()
    .describe('Address to listen on. Default: 127.0.0.1 while PUBLIC_URL is local, else 0.0.0.0.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on.'),
  PUBLIC_URL: siteUrl
    .optional()
    .describe('Where readers reach the pages; every link in a mail begins with it.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Postgres to use instead of the embedded database.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of the embedded database and the secret key.'),
  SITE_NAME: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((name) => !/\p{Cc}/u.test(name), 'holds a line break or another control character')
    .default('Paperboy')
    .describe('Name shown on pages and in mails.'),
  CONTACT: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe(
      'How readers reach a person: a mail address or URL. Also in the User-Agent towards sources.',
    ),
  HSTS_MAX_AGE: z.coerce
    .number()
    .int()
    .min(0)
    .max(63_072_000)
    .default(0)
    .describe(
      'Seconds for which browsers ask for https alone (Strict-Transport-Security), e.g. 31536000; only with an https PUBLIC_URL. 0: not said, since it binds everything else on the host.',
    ),
  SIGNUP: signup
    .default('open')
    .describe('Who may subscribe: open, closed, or @domain for one mail domain.'),
  DEFAULT_TIMEZONE: timeZone
    .default('UTC')
    .describe('Zone offered when the browser does not tell one.'),
  DEFAULT_TAGS: z
    .string()
    .default('')
    .describe('Tags ticked on the empty form, separated by commas.'),
  ROBOTS: z
    .stringbool()
    .default(true)
    .describe('Whether search engines may index the public pages.'),
}
