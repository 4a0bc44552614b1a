/** `export FILE`: the file is whole or as it was before, and who is not in it is told. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import type { Services } from '../../src/cli/services.ts'
import { PaperboyError } from '../../src/errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'paperboy-export-subscribers-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(exportSubscribers: Services['exportSubscribers'], ...argv: string[]) {
  const said: string[] = []
  const say = async (line: string) => void said.push(line)
  const services = { exportSubscribers } as unknown as Services
  const given = { argv: ['export', ...argv], cwd: folder }
  const signal = new AbortController().signal
  const code = await runCommand(services, given, { out: say, note: say }, signal)
  return { code, said: said.join('\n') }
}

it('an export that ends half way leaves the file of before and no draft', async () => {
  const file = join(folder, 'readers.csv')
  writeFileSync(file, 'email\r\nkim@lab.example\r\nlee@lab.example\r\n')
  async function* stopped() {
    yield 'email'
    yield 'kim@lab.example'
    throw new PaperboyError('unavailable', 'Stopped.')
  }
  expect(await run(stopped, 'readers.csv')).toEqual({ code: 1, said: 'paperboy: Stopped.' })
  expect(readFileSync(file, 'utf8')).toContain('lee@')
  expect(existsSync(`${file}.draft`)).toBe(false)
})

it('tells of readers who follow nothing that could be brought in again', async () => {
  async function* lines(_: AbortSignal, tell?: (count: number) => void) {
    yield 'email'
    yield 'kim@lab.example'
    tell?.(2)
  }
  const { code, said } = await run(lines, 'kept.csv')
  expect(code).toBe(0)
  expect(said).toContain('1 people in ')
  expect(said).toContain('2 readers follow nothing that is still kept and are not in the file')
  expect((await run(lines)).said).toContain('2 readers follow nothing')
})
