/** A Postgres server of its own, made in a temporary folder, that a test may restart without harm to
 * others. Postgres refuses to run as root, so there it runs as the user `postgres`. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './running-paperboy.ts'

const run = promisify(execFile)

/** Debian's place, newest version first; elsewhere PAPERBOY_TEST_POSTGRES_BIN says where. */
const debian = '/usr/lib/postgresql'

/** The folder with initdb and pg_ctl, or null. */
export function postgresBinaries(): string | null {
  const told = process.env.PAPERBOY_TEST_POSTGRES_BIN
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a))
  const places = told ? [told] : newestFirst.map((version) => join(debian, version, 'bin'))
  return places.find((place) => existsSync(join(place, 'initdb'))) ?? null
}

export type OwnPostgres = {
  url: string
  /** All its processes die at once, as by a power cut of the server; then it starts and recovers. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function startOwnPostgres(binaries: string): Promise<OwnPostgres> {
  const user = runsAs()
  // Not in TMPDIR, which may be closed to the other user. Short, because a socket may lie in it.
  const folder = await mkdtemp('/tmp/paperboy-pg-')
  if (user) await chown(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const port = await freePort()
  const call = (tool: string, ...args: string[]) =>
    run(join(binaries, tool), args, { cwd: folder, ...user, maxBuffer: 10_000_000 })
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    `-c unix_socket_directories=${folder}`,
    // It is killed, not the machine: what was written is in the system's memory.
    '-c fsync=off',
  ].join(' ')
  const control = (...how: string[]) =>
    call('pg_ctl', '-D', data, '-w', '-t', '60', '-l', join(folder, 'log'), ...how)
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await call('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync')
    await control('-o', settings, 'start')
  } catch (error) {
    await remove()
    throw error
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async restart() {
      await control('-o', settings, '-m', 'immediate', 'restart')
    },
    async close() {
      await control('-m', 'immediate', 'stop').finally(remove)
    },
  }
}

function runsAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
