/** The program as it was at a commit of before, out of the history, with the packages of today. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './running-paperboy.ts'

/** The build whose rows stand in tests/fixtures/earlier-release. One that today's packages cannot run any
 * more gives its place to a later one. */
export const formerCommit = 'd8d372a'

/** False in a shallow clone, or without git. */
export function hasFormerBuild(): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${formerCommit}^{tree}`], {
      cwd: root,
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

export async function makeFormerBuild() {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-former-'))
  const parts = ['src', 'emails', 'drizzle', 'package.json', 'tsconfig.json']
  const packed = execFileSync('git', ['archive', formerCommit, ...parts], {
    cwd: root,
    maxBuffer: 256 * 1024 * 1024,
  })
  execFileSync('tar', ['-x', '-C', folder], { input: packed })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
