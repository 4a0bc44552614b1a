/** The mailed link that signs an editor in: once, within half an hour. The answer to who asks says
 * nothing of who is listed. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { PaperboyError } from '../../errors.ts'
import { parseEmailAddress } from '../../lib/email-address.ts'
import type { KeyRing } from '../../lib/key-ring.ts'
import { emailProblems } from '../../locales/spoken.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { editorLinks, editors } from '../../storage/schema/editorial.ts'
import { readLink } from '../../subscribers/links.ts'
import { openDeskSession } from './sessions.ts'

export const deskLinkMinutes = 30
/** An hour of one editor's. */
const linksAnHour = 5

/** Queues the letter in the caller's transaction; app.ts passes delivery's. */
export type QueueDeskLetter = (
  tx: Tx,
  letters: Array<{
    kind: 'desk'
    lane: 'urgent'
    subscriberId: null
    dedupeKey: string
    intent: Record<string, unknown>
  }>,
) => Promise<void>

/** Throws `bad-input` for what is no address. */
export async function requestDeskLink(
  deps: { db: Db; queueLetters: QueueDeskLetter },
  input: { email: string; locale: string },
): Promise<void> {
  const parsed = parseEmailAddress(input.email)
  if (!parsed.ok) throw new PaperboyError('bad-input', emailProblems[parsed.problem])
  await deps.db.transaction(async (tx) => {
    const [editor] = await tx
      .select({ id: editors.id })
      .from(editors)
      .where(and(eq(editors.emailKey, parsed.key), eq(editors.active, true)))
      .for('update')
    if (!editor) return
    const recent = gt(editorLinks.askedAt, sql`clock_timestamp() - interval '1 hour'`)
    const asked = await tx.$count(editorLinks, and(eq(editorLinks.editorId, editor.id), recent))
    if (asked >= linksAnHour) return
    const [link] = await tx
      .insert(editorLinks)
      .values({
        editorId: editor.id,
        expiresAt:
          sql`clock_timestamp() + make_interval(mins => ${deskLinkMinutes})` as unknown as Date,
      })
      .returning({ id: editorLinks.id })
    if (!link) throw new Error('a link was not stored')
    const intent = { linkId: link.id, locale: input.locale }
    const letter = { kind: 'desk', lane: 'urgent', subscriberId: null } as const
    await deps.queueLetters(tx, [{ ...letter, dedupeKey: `desk:${link.id}`, intent }])
  })
}

/** Whether the page behind a link may offer its button. GET changes nothing. */
export async function isOpenDeskLink(deps: { db: Db; keys: KeyRing }, token: string) {
  const linkId = readLink(deps.keys, 'desk', token)
  if (linkId === null) return false
  return (await deps.db.$count(editorLinks, openLink(linkId))) > 0
}

const openLink = (id: number) =>
  and(
    eq(editorLinks.id, id),
    isNull(editorLinks.usedAt),
    sql`${editorLinks.expiresAt} > clock_timestamp()`,
  )

/** The session's token; null: used, run out, or none of ours. */
export async function useDeskLink(
  deps: { db: Db; keys: KeyRing },
  token: string,
): Promise<string | null> {
  const linkId = readLink(deps.keys, 'desk', token)
  if (linkId === null) return null
  return deps.db.transaction(async (tx) => {
    const [used] = await tx
      .update(editorLinks)
      .set({ usedAt: sql`clock_timestamp()` as unknown as Date })
      .where(openLink(linkId))
      .returning({ editorId: editorLinks.editorId })
    if (!used) return null
    const [editor] = await tx
      .select({ id: editors.id, who: editors.email, role: editors.role })
      .from(editors)
      .where(and(eq(editors.id, used.editorId), eq(editors.active, true)))
    return editor ? openDeskSession(tx, { editor }) : null
  })
}
