/** Names the build that composes: everything the bytes of a letter depend on beside its frozen row.
 * Two instances with the same fingerprint make the same bytes of the same letter. */
import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** They render, or put the payload on the wire. */
const composingPackages = [
  'resend',
  'react',
  'react-dom',
  'react-email',
  '@react-email/render',
] as const
const wireForm = ['payload.ts', 'checksum.ts', 'transports/resend.ts']

/** `root`: the folder of package.json. `sources`: files and folders below it that compose letters,
 * e.g. `emails`, `src/digest`, `src/locales`. Rejects when one does not exist. 16 hex digits. */
export async function composerFingerprint(input: {
  root: string
  sources: string[]
}): Promise<string> {
  const hash = createHash('sha256')
  // Dates, plurals and numbers come from the runtime's Intl data.
  hash.update(`node ${process.versions.node} icu ${process.versions.icu}\n`)
  for (const name of composingPackages) {
    hash.update(`${name} ${await versionOf(input.root, name)}\n`)
  }
  const own = wireForm.map((file) => fileURLToPath(new URL(file, import.meta.url)))
  for (const source of [...own, ...input.sources.map((source) => join(input.root, source))]) {
    await addFiles(hash, input.root, source)
  }
  return hash.digest('hex').slice(0, 16)
}

async function addFiles(hash: Hash, root: string, path: string): Promise<void> {
  if (!(await stat(path)).isDirectory()) {
    const content = await readFile(path)
    hash.update(`${relative(root, path)} ${content.length}\n`).update(content)
    return
  }
  for (const name of (await readdir(path)).sort()) await addFiles(hash, root, join(path, name))
}

async function versionOf(root: string, name: string): Promise<string> {
  const folders = createRequire(join(root, 'package.json')).resolve.paths(name) ?? []
  for (const folder of folders) {
    const file = await readFile(join(folder, name, 'package.json'), 'utf8').catch(() => null)
    if (file !== null) return String(JSON.parse(file).version)
  }
  return 'absent'
}
