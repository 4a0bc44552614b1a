/** Recorded real input that lies beside the repository, and may be absent. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const folder = resolve(repository, process.env.PAPERBOY_SHARED || '../shared')

/** Absolute path of a file or folder under PAPERBOY_SHARED (default ../shared), or null. */
export function shared(path: string): string | null {
  const full = resolve(folder, path)
  return existsSync(full) ? full : null
}
