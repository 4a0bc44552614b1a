/** The letter that signs an editor in. It goes to whom the list of editors names, as long as the link is
 * of use. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { deskLinkMinutes } from '../editorial/desk/desk-link.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Tx } from '../storage/database.ts'
import { editorLinks, editors } from '../storage/schema/editorial.ts'
import type { FrozenSender } from './frozen-letter.ts'
import type { LetterToFreeze, Verdict } from './letter-ports.ts'

/** Addresses by open link. */
export type DeskLinks = ReadonlyMap<number, string>

const linkOf = ({ intent }: LetterToFreeze): number => Number(intent.linkId) || 0

/** Nearly always there are none, which costs no statement. */
export async function readDeskLinks(tx: Tx, letters: LetterToFreeze[]): Promise<DeskLinks> {
  const ids = letters.flatMap((letter) => (letter.kind === 'desk' ? [linkOf(letter)] : []))
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: editorLinks.id, email: editors.email })
    .from(editorLinks)
    .innerJoin(editors, eq(editors.id, editorLinks.editorId))
    .where(
      and(
        anyOf(editorLinks.id, ids),
        isNull(editorLinks.usedAt),
        eq(editors.active, true),
        sql`${editorLinks.expiresAt} > clock_timestamp()`,
      ),
    )
  return new Map(rows.map(({ id, email }) => [id, email]))
}

export function freezeDesk(
  letter: LetterToFreeze,
  { sender, links }: { sender: FrozenSender; links: DeskLinks },
): Verdict {
  const linkId = linkOf(letter)
  const to = links.get(linkId)
  if (to === undefined) {
    return { letterId: letter.id, verdict: 'withdraw', reason: 'its link is of no more use' }
  }
  const locale = typeof letter.intent.locale === 'string' ? letter.intent.locale : 'en'
  const about = { template: 'desk', locale, linkId, validMinutes: deskLinkMinutes } as const
  return { letterId: letter.id, verdict: 'freeze', to, frozen: { ...sender, ...about } }
}
