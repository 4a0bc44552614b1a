import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
