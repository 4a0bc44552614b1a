/** `export FILE --as editions`: the form is what the name of the file says, since `import` goes by it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import type { Services } from '../../src/cli/services.ts'

const folder = mkdtempSync(join(tmpdir(), 'paperboy-export-editions-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...argv: string[]) {
  const said: string[] = []
  const services = {
    exportEditions: async ({ format }: { format: string }) => `of ${format}\n`,
  } as unknown as Services
  const say = async (line: string) => void said.push(line)
  const io = { out: say, note: say }
  const signal = new AbortController().signal
  const code = await runCommand(services, { argv, cwd: folder }, io, signal)
  return { code, said: said.join('\n') }
}

it.each([
  ['a.txt', [], 'text'],
  ['a', [], 'text'],
  ['a.md', [], 'markdown'],
  ['A.JSON', [], 'json'],
  ['b.txt', ['--format', 'json'], 'json'],
])('%s %j is %s', async (file, more, form) => {
  const { code, said } = await run('export', file, '--as', 'editions', ...more)
  expect(code).toBe(0)
  expect(readFileSync(join(folder, file), 'utf8')).toBe(`of ${form}\n`)
  expect(said).toContain(join(folder, file))
})

it('a place that is none is told in one line', async () => {
  const { code, said } = await run('export', 'no/where.md', '--as', 'editions')
  expect(code).toBe(2)
  expect(said).toContain('cannot be written')
})
