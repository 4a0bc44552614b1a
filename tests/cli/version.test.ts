/** `paperboy --version`: the one line of package.json, whatever is set and wherever it runs. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startBin } from '../support/running-paperboy.ts'

const root = new URL('../..', import.meta.url)

it('tells which Paperboy this is', async () => {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  const bin = fileURLToPath(new URL('src/paperboy.mjs', root))
  const env = { PATH: process.env.PATH, PORT: 'wrong' }
  const { stdout } = await promisify(execFile)('node', [bin, '--version'], { env, cwd: tmpdir() })
  expect(stdout).toBe(`${version}\n`)
})

it('says in one line that the settings of this folder cannot be read', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'paperboy-settings-'))
  // As root may read every file.
  await mkdir(join(cwd, '.env'))
  const { code, err } = await startBin(['tick'], { cwd, env: { PATH: process.env.PATH ?? '' } })
    .ended
  expect({ code, err }).toEqual({
    code: 2,
    err: 'paperboy: .env cannot be read. Let this user read it, or start in another folder.\n',
  })
  await rm(cwd, { recursive: true })
})
