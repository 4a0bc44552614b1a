/** The cookie of a remembered device. It saves papers and turns their switches; it opens no page of the
 * reader's. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Device, deviceDays, findDevice } from '../../feedback/devices.ts'
import type { PageDeps } from '../page-deps.ts'

const name = 'paperboy_device'

export function setDevice(c: Context, token: string, secure: boolean): void {
  setCookie(c, name, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: deviceDays * 86_400,
  })
}

export function clearDevice(c: Context, secure: boolean): void {
  deleteCookie(c, name, { httpOnly: true, sameSite: 'Lax', secure, path: '/' })
}

export async function deviceOf(deps: PageDeps, c: Context): Promise<Device | null> {
  const token = getCookie(c, name)
  return token === undefined ? null : findDevice(deps, token)
}
