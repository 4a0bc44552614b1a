/** The cookie of a remembered device. It saves papers and turns their switches; it opens no page of the
 * reader's. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Device, deviceDays, findDevice } from '../../feedback/devices.ts'
import type { PageDeps } from '../page-deps.ts'
import type { Site } from '../site.ts'

const name = 'paperboy_device'

export function setDevice(c: Context, token: string, site: Site): void {
  setCookie(c, name, token, {
    ...placeOf(site),
    maxAge: deviceDays * 86_400,
  })
}

export function clearDevice(c: Context, site: Site): void {
  deleteCookie(c, name, placeOf(site))
}

/** What else stands on the host is not told of the device. */
const placeOf = ({ secure, path }: Site) =>
  ({ httpOnly: true, sameSite: 'Lax', secure, path: path('/') }) as const

export async function deviceOf(deps: PageDeps, c: Context): Promise<Device | null> {
  const token = getCookie(c, name)
  return token === undefined ? null : findDevice(deps, token)
}
