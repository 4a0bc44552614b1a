import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { PaperboyError } from '../../src/errors.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { openTown, type Town } from '../journeys/town.ts'

let town: Town
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-import-'))
  town = await openTown()
}, 120_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

it('refuses what is no file, and does not wait at a pipe', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const rest = { tags: [], overwrite: false, dryRun: false }
  const { signal } = new AbortController()
  for (const file of [folder, pipe, join(folder, 'absent.csv')]) {
    const importing = town.app.services.importSubscribers(
      fixedCalendar(new Date()),
      { file, ...rest },
      signal,
    )
    await expect(importing).rejects.toMatchObject({ code: 'bad-input' })
  }
})

it('an import that is stopped says so in a line, and ends what it told of its progress', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `reader${i}@lab.example,=CLIP,a list`)
  writeFileSync(join(folder, 'many.csv'), ['email,queries,consent_source', ...rows].join('\n'))
  const stop = new AbortController()
  const notes: string[] = []
  const drawn: string[] = []
  const io = {
    out: async (line: string) => void notes.push(line),
    note: async (line: string) => void notes.push(line),
    redraw: async (line: string) => {
      drawn.push(line)
      stop.abort(new PaperboyError('unavailable', 'Stopped.'))
    },
  }
  const given = { argv: ['import', 'many.csv'], cwd: folder }
  expect(await runCommand(town.app.services, given, io, stop.signal)).toBe(1)
  expect(notes).toEqual(['paperboy: Stopped.'])
  expect(drawn.at(-1)).toBe('')
})
