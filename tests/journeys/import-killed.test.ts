/** A long import is killed on its way: the same file goes on where it ended, and nobody is there twice. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeReaders } from '../support/made-files.ts'
import { startBin } from '../support/running-paperboy.ts'

const count = 5_000
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pk-'))
  await writeReaders(join(folder, 'staff.csv'), { count, hour: 7 })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (...argv: string[]) =>
  startBin(argv, {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      DATA_DIR: join(folder, 'data'),
      SOURCES: 'none',
      LOG_LEVEL: 'silent',
    },
  })

it('a kill -9 loses no page and doubles no reader', { timeout: 300_000 }, async () => {
  const first = start('import', 'staff.csv')
  await new Promise<void>((resolve, reject) => {
    first.child.stderr?.on('data', () => {
      if (/\d+% row \d+/.test(first.printed())) resolve()
    })
    void first.ended.then(({ err }) => reject(new Error(`it ended by itself: ${err}`)))
  })
  first.child.kill('SIGKILL')
  expect((await first.ended).code).toBeNull()
  const second = await start('import', 'staff.csv', '--json').ended
  const report = JSON.parse(second.out)
  expect(report.created + report.unchanged).toBe(count)
  expect(report.unchanged).toBeGreaterThanOrEqual(1000)
  expect(report.created).toBeGreaterThan(0)
  const third = await start('import', 'staff.csv', '--json').ended
  expect(JSON.parse(third.out)).toMatchObject({ created: 0, unchanged: count, skipped: [] })
})
