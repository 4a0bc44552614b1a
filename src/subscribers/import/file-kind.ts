/** Where a subscriber file comes from, by its columns, and what its words mean here. Whoever left or bounced
 * elsewhere must not begin to be mailed by a move. Pure. */
import { canonicalTimeZone } from '../../lib/time-zone.ts'
import { fileColumns } from './file-columns.ts'

export type FileKind = 'paperboy' | 'mailchimp' | 'substack' | 'listmonk' | 'buttondown'

export type Standing =
  | { is: 'reads' }
  /** Nothing is sent; they can come back themselves. */
  | { is: 'left' }
  | { is: 'suppressed'; reason: 'bounce' | 'complaint' | 'imported' }
  | { is: 'skipped'; why: string }

type Fields = ReadonlyMap<string, string>

/** By what only they have: somebody may have added `consent_source` to their file, as we ask for. */
export function fileKindOf(columns: readonly string[]): FileKind {
  const has = (name: string) => columns.includes(name)
  if (has('leid') || has('euid') || has('optin_time')) return 'mailchimp'
  if (has('active_subscription') || has('email_disabled')) return 'substack'
  if (has('subscription_type') && has('receiving_emails_for')) return 'substack'
  if (has('uuid') && has('status')) return 'listmonk'
  if (has('subscriber_type') || (has('type') && has('creation_date'))) return 'buttondown'
  return 'paperboy'
}

const reads: Standing = { is: 'reads' }
const left: Standing = { is: 'left' }
const bounced: Standing = { is: 'suppressed', reason: 'bounce' }
const complained: Standing = { is: 'suppressed', reason: 'complaint' }
const unconfirmed: Standing = { is: 'skipped', why: 'never confirmed there' }

/** One status column, or what stands for it. Unknown words are named, never taken for consent. */
const words: Record<string, Standing> = {
  '': reads,
  reads: reads,
  subscribed: reads,
  confirmed: reads,
  enabled: reads,
  active: reads,
  regular: reads,
  premium: reads,
  gifted: reads,
  trialed: reads,
  past_due: reads,
  paused: reads,
  left,
  unsubscribed: left,
  disabled: left,
  removed: left,
  churned: left,
  churning: left,
  archived: left,
  cleaned: bounced,
  bounced,
  undeliverable: bounced,
  complained,
  spammy: complained,
  blocked: { is: 'suppressed', reason: 'imported' },
  blocklisted: { is: 'suppressed', reason: 'imported' },
  unconfirmed,
  unactivated: unconfirmed,
  pending: unconfirmed,
  unsubscribing: left,
}

export function standingOf(kind: FileKind, fields: Fields): Standing {
  const field = (name: string) => (fields.get(name) ?? '').trim()
  if (kind === 'mailchimp' && field('clean_time') !== '') return bounced
  if (kind === 'mailchimp' && field('unsub_time') !== '') {
    return /abuse|spam|complain/i.test(field('unsub_reason')) ? complained : left
  }
  if (kind === 'substack') return getsNothing(fields) ? left : reads
  const said = field(
    kind === 'buttondown' && !fields.has('subscriber_type') ? 'type' : statusOf(kind),
  )
  const word = said.toLowerCase().replace(/[\s-]+/g, '_')
  const standing = Object.hasOwn(words, word) ? words[word] : undefined
  return standing ?? { is: 'skipped', why: `status: ${said.slice(0, 40)} is not known` }
}

/** Substack exports in two kinds: one says that mail is off, the other of what somebody gets mail. */
const getsNothing = (fields: Fields): boolean =>
  fields.get('receiving_emails_for')?.trim() === '' ||
  isYes((fields.get('email_disabled') ?? '').trim())

const statusOf = (kind: FileKind): string => (kind === 'buttondown' ? 'subscriber_type' : 'status')

const isYes = (said: string): boolean => /^(true|t|yes|y|1)$/i.test(said)

/** The row in our own columns: of what others say, the zone where it is one, and weekly instead of daily.
 * Whoever added where they agreed added the rest of our columns too, if there are any. */
export function ownFields(kind: FileKind, fields: Fields): Map<string, string> {
  if (kind === 'paperboy') return new Map([...fields].map(([name, value]) => [name, bare(value)]))
  const added = fields.has('consent_source') ? fileColumns : (['email'] as const)
  const own = new Map<string, string>(added.map((name) => [name, fields.get(name) ?? '']))
  own.delete('timezone')
  const tags = fields.get('tags')
  if (tags !== undefined && kind !== 'listmonk') own.set('tags', tags.replaceAll('"', ''))
  const zone = canonicalTimeZone((fields.get('timezone') ?? '').trim())
  if (zone !== null) own.set('timezone', zone)
  if (isYes(fields.get('prefer_digests') ?? '')) own.set('rhythm', 'weekly')
  return own
}

/** Spreadsheets take such a cell for a formula, so our export puts an apostrophe before it. */
const formula = /^[=+\-@\t\r]/

export const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

const bare = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
