/** The door of the service's pages: strangers are asked to sign in, an editor is told that this is not
 * theirs. */
import type { Context } from 'hono'
import type { Editor } from '../../editorial/editor.ts'
import { PaperboyError } from '../../errors.ts'
import { whoIsAtDesk } from '../guards/desk-guard.ts'
import { keepPrivate } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { type DeskPageDeps, SignInPage } from '../pages/desk-sign-in.tsx'

export async function forOperators(
  deps: DeskPageDeps,
  c: Context,
  show: (by: Editor) => Promise<Response>,
): Promise<Response> {
  keepPrivate(c)
  const at = await whoIsAtDesk(deps, c)
  if (!at) {
    const page = deps.pageOf(c)
    return sendPage(c, <SignInPage page={page} open={deps.adminToken !== undefined} />, 401)
  }
  if (at.editor.role === 'operator') return show(at.editor)
  throw new PaperboyError('forbidden', 'This is for operators', {
    help: 'Ask one of them to look, or to make you one.',
  })
}
