/** Who sits at the desk: by the cookie of a session, by ADMIN_TOKEN as a Bearer, or a person at this
 * machine. Forms of other sites are refused before this (same-site.ts). */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { findDeskSession, type Session } from '../../editorial/desk/sessions.ts'
import { type Editor, thisMachine, tokenEditor } from '../../editorial/editor.ts'
import type { Db } from '../../storage/database.ts'
import type { Site } from '../site.ts'
import { type AdminDeps, hasBearer, isAtThisMachine } from './admin-guard.ts'

export type DeskDeps = AdminDeps & { db: Db }
/** `session` null: there is nothing to sign out of. */
export type AtDesk = { editor: Editor; session: Session | null }

const cookieName = 'paperboy_desk'
/** Once a request, however many ask. */
const known = new WeakMap<Request, Promise<AtDesk | null>>()

export function whoIsAtDesk(deps: DeskDeps, c: Context): Promise<AtDesk | null> {
  const before = known.get(c.req.raw)
  if (before !== undefined) return before
  const found = find(deps, c)
  known.set(c.req.raw, found)
  return found
}

async function find(deps: DeskDeps, c: Context): Promise<AtDesk | null> {
  const token = getCookie(c, cookieName)
  const session =
    token === undefined
      ? null
      : await findDeskSession(deps.db, { token, adminToken: deps.adminToken })
  if (session) return { editor: session.editor, session }
  if (hasBearer(c, deps)) return { editor: tokenEditor, session: null }
  if (!isAtThisMachine(c)) return null
  return { editor: thisMachine, session: null }
}

/** Strict: a link elsewhere opens the sign-in page, never an act. */
const placeOf = ({ secure, path }: Site) =>
  ({ httpOnly: true, sameSite: 'Strict', secure, path: path('/') }) as const

export const setDeskCookie = (c: Context, token: string, site: Site): void =>
  setCookie(c, cookieName, token, { ...placeOf(site), maxAge: 7 * 24 * 3600 })

export const clearDeskCookie = (c: Context, site: Site): void => {
  deleteCookie(c, cookieName, placeOf(site))
}
