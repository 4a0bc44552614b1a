/** Keys, alarms, limits, how long what is kept, and what is written down. */
import { z } from 'zod'
import { address, url } from '../lib/setting-forms.ts'

/** A shorter one would take what undoing or the choice of papers still needs. */
const days = (usual: number, least: number) =>
  z.coerce.number().int().min(least).max(36_500).default(usual)

export const runningSettings = {
  SECRET_KEY: z
    .string()
    .min(32, 'needs at least 32 characters')
    .optional()
    .describe(
      'Signs every link. Made and kept in DATA_DIR when the database is embedded; required with DATABASE_URL.',
    ),
  SECRET_KEY_FORMER: z
    .string()
    .min(32, 'needs at least 32 characters')
    .optional()
    .describe(
      'The SECRET_KEY before, at the first start with another one: what it sealed is sealed anew.',
    ),
  ADMIN_TOKEN: z
    .string()
    .min(16, 'needs at least 16 characters')
    .regex(/^\S+$/, 'must hold no spaces')
    .optional()
    .describe('Opens /outbox, /admin and /metrics from other machines, and the admin API.'),
  ALERT_EMAIL: address.optional().describe('Who is mailed when something needs a person.'),
  ALERT_WEBHOOK: url.optional().describe('Where the same is posted as JSON, e.g. a chat channel.'),
  HEARTBEAT_URL: url
    .optional()
    .describe('Called after every full round, so that silence tells of a dead process.'),
  LATE_LIMIT_HOURS: z.coerce
    .number()
    .min(1)
    .max(48)
    .default(6)
    .describe(
      'A digest not accepted this long after its slot is withdrawn and folded into the next.',
    ),
  LIMIT_SUBSCRIBE_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('Sign-ups one client address may make in an hour.'),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('How many reverse proxies in front may be believed about X-Forwarded-For.'),
  RETENTION_LETTERS: days(90, 7).describe(
    'Days for which letters, and what the provider tells of them, are kept.',
  ),
  RETENTION_DIGESTS: days(400, 30).describe(
    'Days for which digests can be read in the browser and asked about.',
  ),
  RETENTION_SKIPS: days(30, 14).describe('Days for which it is kept why there was no digest.'),
  RETENTION_OUTBOX: days(7, 1).describe('Days for which mail is kept in the outbox.'),
  RETENTION_OUTBOX_MAILS: z.coerce
    .number()
    .int()
    .min(10)
    .max(1_000_000)
    .default(1_000)
    .describe('Mails the outbox holds at most.'),
  RETENTION_LEFT: days(30, 8).describe(
    'Days for which it is kept what those who left were following, should they come back.',
  ),
  RETENTION_CONSENT: days(1_096, 30).describe(
    'Days for which the record of consent is kept after someone left.',
  ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much the log says.'),
}
