/** The list of editors: who may ask for a link to the desk. */
import { asc, eq, inArray } from 'drizzle-orm'
import { PaperboyError } from '../../errors.ts'
import { parseEmailAddress } from '../../lib/email-address.ts'
import { emailProblems } from '../../locales/spoken.ts'
import type { Db, Executor } from '../../storage/database.ts'
import {
  type EditorRole,
  editorSessions,
  editors,
  series,
  seriesEditors,
} from '../../storage/schema/editorial.ts'
import { writeAudit } from '../audit.ts'
import { type Editor, mustOperate } from '../editor.ts'

export type ListedEditor = { id: number; email: string; role: EditorRole; series: string[] }

export async function listEditors(db: Executor): Promise<ListedEditor[]> {
  const rows = await db
    .select({ id: editors.id, email: editors.email, role: editors.role, slug: series.slug })
    .from(editors)
    .leftJoin(seriesEditors, eq(seriesEditors.editorId, editors.id))
    .leftJoin(series, eq(series.id, seriesEditors.seriesId))
    .where(eq(editors.active, true))
    .orderBy(asc(editors.email), asc(series.slug))
  const listed = new Map<number, ListedEditor>()
  for (const { slug, ...row } of rows) {
    const one = listed.get(row.id) ?? { ...row, series: [] }
    if (slug !== null) one.series.push(slug)
    listed.set(row.id, one)
  }
  return [...listed.values()]
}

/** Of an address that is listed already it changes role and series. Throws `bad-input`. */
export async function addEditor(
  db: Db,
  input: { by: Editor; email: string; role: EditorRole; series: string[] },
): Promise<void> {
  mustOperate(input.by)
  const parsed = parseEmailAddress(input.email)
  if (!parsed.ok) throw new PaperboyError('bad-input', emailProblems[parsed.problem])
  const { address: email, key: emailKey } = parsed
  await db.transaction(async (tx) => {
    const set = { email, role: input.role, active: true }
    const [editor] = await tx
      .insert(editors)
      .values({ ...set, emailKey })
      .onConflictDoUpdate({ target: editors.emailKey, set })
      .returning({ id: editors.id })
    if (!editor) throw new Error('an editor was not stored')
    await tx.delete(seriesEditors).where(eq(seriesEditors.editorId, editor.id))
    const theirs =
      input.series.length === 0
        ? []
        : await tx.select({ id: series.id }).from(series).where(inArray(series.slug, input.series))
    if (theirs.length > 0) {
      const rows = theirs.map(({ id: seriesId }) => ({ seriesId, editorId: editor.id }))
      await tx.insert(seriesEditors).values(rows)
    }
    const detail = { role: input.role, series: input.series }
    await writeAudit(tx, { who: input.by.who, act: 'editor-added', what: email, detail })
  })
}

/** Their sessions end with it. */
export async function removeEditor(db: Db, input: { by: Editor; editorId: number }): Promise<void> {
  mustOperate(input.by)
  await db.transaction(async (tx) => {
    const [gone] = await tx
      .update(editors)
      .set({ active: false })
      .where(eq(editors.id, input.editorId))
      .returning({ email: editors.email })
    if (!gone) return
    await tx.delete(editorSessions).where(eq(editorSessions.editorId, input.editorId))
    await writeAudit(tx, { who: input.by.who, act: 'editor-removed', what: gone.email })
  })
}
