/** Unix sockets at any depth. The kernel takes about 104 bytes of path; a deeper one is reached
 * through a symlink in a short private folder, so the socket itself always lies where it should. */
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** macOS and BSD take 103 bytes and a NUL, Linux 107. */
const longestPath = 100

/** Calls `use` with a path to `path` that a socket call accepts, valid until `use` settles. */
export async function withShortPath<T>(path: string, use: (path: string) => Promise<T>) {
  if (Buffer.byteLength(path) <= longestPath) return use(path)
  const folder = await mkdtemp(join(tmpdir(), 'pb-'))
  try {
    await symlink(dirname(path), join(folder, 'd'))
    return await use(join(folder, 'd', basename(path)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
