/** `paperboy --version`: the one line of package.json, whatever is set and wherever it runs. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const root = new URL('../..', import.meta.url)

it('tells which Paperboy this is', async () => {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  const bin = fileURLToPath(new URL('src/paperboy.mjs', root))
  const env = { PATH: process.env.PATH, PORT: 'wrong' }
  const { stdout } = await promisify(execFile)('node', [bin, '--version'], { env, cwd: tmpdir() })
  expect(stdout).toBe(`${version}\n`)
})
