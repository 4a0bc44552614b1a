/** Sessions at the desk: a random token in a cookie, its hash in a row. By the database's clock. */
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Db, Executor, Tx } from '../../storage/database.ts'
import { editorSessions, editors } from '../../storage/schema/editorial.ts'
import { writeAudit } from '../audit.ts'
import { type Editor, tokenEditor } from '../editor.ts'

/** A working day; with every act it begins anew, up to the week. */
export const sessionHours = 12
const longestDays = 7

export type Session = { id: number; editor: Editor }

const inHours = (hours: number): SQL => sql`clock_timestamp() + make_interval(hours => ${hours})`
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** The token for the cookie, new at every sign-in: nobody can plant one. `adminToken`: what was given
 * to sign in; another one ends the session. */
export async function openDeskSession(
  tx: Tx,
  input: { editor: Editor; adminToken?: string | undefined },
): Promise<string> {
  const { editor, adminToken } = input
  const token = randomBytes(32).toString('base64url')
  await tx
    .delete(editorSessions)
    .where(lt(editorSessions.expiresAt, sql`clock_timestamp() - interval '7 days'`))
  await tx.insert(editorSessions).values({
    editorId: editor.id,
    tokenHash: hashOf(token),
    adminHash: adminToken === undefined ? null : hashOf(adminToken),
    expiresAt: inHours(sessionHours) as unknown as Date,
  })
  await writeAudit(tx, { who: editor.who, act: 'signed-in', what: 'desk' })
  return token
}

/** Null: signed out, run out, revoked, or its editor is off the list. */
export async function findDeskSession(
  db: Executor,
  input: { token: string; adminToken: string | undefined },
): Promise<Session | null> {
  if (!/^[\w-]{43}$/.test(input.token)) return null
  const [row] = await db
    .select({
      id: editorSessions.id,
      adminHash: editorSessions.adminHash,
      editorId: editorSessions.editorId,
      email: editors.email,
      role: editors.role,
      active: editors.active,
      stale: sql<boolean>`${editorSessions.seenAt} < clock_timestamp() - interval '10 minutes'`,
    })
    .from(editorSessions)
    .leftJoin(editors, eq(editors.id, editorSessions.editorId))
    .where(
      and(
        eq(editorSessions.tokenHash, hashOf(input.token)),
        isNull(editorSessions.revokedAt),
        sql`${editorSessions.expiresAt} > clock_timestamp()`,
      ),
    )
  const editor = row && editorOf(row, input.adminToken)
  if (!row || !editor) return null
  if (row.stale) await keepAlive(db, row.id)
  return { id: row.id, editor }
}

type Row = {
  editorId: number | null
  email: string | null
  role: Editor['role'] | null
  active: boolean | null
  adminHash: string | null
}

function editorOf(row: Row, adminToken: string | undefined): Editor | null {
  if (row.editorId === null) {
    return adminToken !== undefined && row.adminHash === hashOf(adminToken) ? tokenEditor : null
  }
  if (!row.active || row.email === null || row.role === null) return null
  return { id: row.editorId, who: row.email, role: row.role }
}

async function keepAlive(db: Executor, id: number): Promise<void> {
  await db
    .update(editorSessions)
    .set({
      seenAt: sql`clock_timestamp()` as unknown as Date,
      expiresAt: sql`least(${inHours(sessionHours)},
        ${editorSessions.createdAt} + make_interval(days => ${longestDays}))` as unknown as Date,
    })
    .where(eq(editorSessions.id, id))
}

/** `everywhere`: on all devices of this editor. */
export async function endDeskSessions(
  db: Db,
  input: { session: Session; everywhere: boolean },
): Promise<void> {
  const { session, everywhere } = input
  const { id, who } = session.editor
  await db.transaction(async (tx) => {
    const theirs = id === null ? isNull(editorSessions.editorId) : eq(editorSessions.editorId, id)
    await tx
      .update(editorSessions)
      .set({ revokedAt: sql`clock_timestamp()` as unknown as Date })
      .where(everywhere ? theirs : eq(editorSessions.id, session.id))
    await writeAudit(tx, { who, act: everywhere ? 'sessions-ended' : 'signed-out', what: 'desk' })
  })
}
