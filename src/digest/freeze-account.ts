/** The letters with links for one act each: where they go and what they say. */
import { sql } from 'drizzle-orm'
import { maskAddress } from '../lib/email-address.ts'
import { anyOf } from '../storage/any-of.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import { accountLinks } from '../storage/schema/subscribers.ts'
import { type AccountLink, linkMinutes } from '../subscribers/account-links.ts'
import type { FrozenLetterContent, FrozenSender } from './frozen-letter.ts'
import type { LetterToCheck, LetterToFreeze } from './letter-ports.ts'

type KnownLink = Pick<AccountLink, 'id' | 'act' | 'address' | 'otherAddress' | 'closedAt'>
/** By letter. */
export type KnownLinks = Map<number, KnownLink>

/** Nearly always there are none, which costs no statement. */
export async function linksOfLetters(tx: Tx, letters: LetterToFreeze[]): Promise<KnownLinks> {
  const wanted = new Map(
    letters.flatMap(({ id, kind, intent }) =>
      kind === 'account' ? [[id, Number(intent.linkId) || 0] as const] : [],
    ),
  )
  if (wanted.size === 0) return new Map()
  const rows = await tx
    .select()
    .from(accountLinks)
    .where(anyOf(accountLinks.id, [...wanted.values()]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    [...wanted].flatMap(([letterId, linkId]) => {
      const link = byId.get(linkId)
      return link ? [[letterId, link] as const] : []
    }),
  )
}

/** Of frozen letters: those that carry a link by which nothing can be done any more. */
export async function findClosed(tx: Tx, letters: LetterToCheck[]): Promise<Set<number>> {
  const ids = letters.flatMap(({ kind, letterId }) => (kind === 'account' ? letterId : []))
  if (ids.length === 0) return new Set()
  const open = await tx.execute<{ id: string }>(sql`
    select letters.id from letters
    join account_links l on l.id = (letters.intent ->> 'linkId')::bigint and l.closed_at is null
    where letters.id = any(${arrayLiteral(ids)}::bigint[])`)
  const good = new Set(open.map(({ id }) => Number(id)))
  return new Set(ids.filter((id) => !good.has(id)))
}

export const closedWords = 'its link is of no more use'

/** The frozen letter, or why there is none. */
export function freezeAccount(
  link: KnownLink | undefined,
  { locale }: { locale: string },
  sender: FrozenSender,
): FrozenLetterContent | string {
  if (!link || link.closedAt) return closedWords
  const { id: linkId, act } = link
  const otherAddress = link.otherAddress === null ? '' : maskAddress(link.otherAddress)
  const validMinutes = linkMinutes[act]
  return { ...sender, template: 'account', locale, linkId, act, otherAddress, validMinutes }
}
