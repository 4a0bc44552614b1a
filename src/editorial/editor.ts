/** Who sits at the desk and what they may do. */
import { and, eq } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { deskFaults } from '../locales/spoken.ts'
import type { Executor } from '../storage/database.ts'
import { type EditorRole, seriesEditors } from '../storage/schema/editorial.ts'

/** `id` null: signed in by ADMIN_TOKEN, who may everything. */
export type Editor = { id: number | null; who: string; role: EditorRole }

export const tokenEditor: Editor = { id: null, who: 'ADMIN_TOKEN', role: 'operator' }

/** Nobody signed in: there is nothing to sign out of. */
export const thisMachine: Editor = { ...tokenEditor, who: 'this machine' }

/** Who has the terminal of the service is an operator. */
export const commandLine: Editor = { ...tokenEditor, who: 'command line' }

/** Throws `forbidden` for who does not write this series. */
export async function mustWrite(db: Executor, editor: Editor, seriesId: number): Promise<void> {
  if (editor.role === 'operator') return
  const theirs = await db.$count(
    seriesEditors,
    and(eq(seriesEditors.seriesId, seriesId), eq(seriesEditors.editorId, editor.id ?? 0)),
  )
  if (theirs > 0) return
  throw new PaperboyError('forbidden', deskFaults.notYourSeries, {
    help: deskFaults.askOperator,
  })
}

/** Throws `forbidden` for editors. */
export function mustOperate(editor: Editor): void {
  if (editor.role === 'operator') return
  throw new PaperboyError('forbidden', deskFaults.operatorOnly, {
    help: deskFaults.askWhoever,
  })
}
