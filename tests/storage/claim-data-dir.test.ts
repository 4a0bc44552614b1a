import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimDataDir, type DataDirOwner } from '../../src/storage/owner/claim-data-dir.ts'
import { startProcess } from './processes/start.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function claimAtOnce(count: number): Promise<DataDirOwner[]> {
  const claims = await Promise.all(Array.from({ length: count }, () => claimDataDir(folder)))
  return claims.filter((claim) => claim.kind === 'owner')
}

describe('one owner of DATA_DIR', { timeout: 180_000 }, () => {
  it('is chosen among many that start at once, on an empty folder and over a left one', async () => {
    for (let round = 0; round < 10; round += 1) {
      const owners = await claimAtOnce(20)
      expect(owners).toHaveLength(1)
      await owners[0]?.release()
    }
    // What losers made is gone; the last lock stays, so that numbers never come twice.
    expect(await readdir(join(folder, 'run'))).toEqual(['owner-10'])
  })

  it('is the only one at any moment, with processes that come, go and are killed', async () => {
    const log = join(folder, 'log')
    const dataDir = join(folder, 'data')
    const processes = Array.from({ length: 6 }, () =>
      startProcess('contend.ts', [dataDir, log, '25']),
    )
    const ends = await Promise.all(processes.map(({ ended }) => ended))
    expect(ends.map(({ signal }) => signal)).toEqual(Array(6).fill('SIGKILL'))

    const notes = (await readFile(log, 'utf8')).trim().split('\n')
    expect(notes).toHaveLength(6 * 25 * 2)
    for (let i = 0; i < notes.length; i += 2) {
      expect(notes[i]?.replace('enter', 'leave')).toBe(notes[i + 1])
    }
    const after = await claimDataDir(dataDir)
    expect(after.kind).toBe('owner')
    if (after.kind === 'owner') await after.release()
  })

  it('can be waited for', async () => {
    const [first] = await claimAtOnce(1)
    const waiting = claimDataDir(folder, { waitMs: 30_000 })
    await first?.release()
    const second = await waiting
    expect(second.kind).toBe('owner')
    if (second.kind === 'owner') await second.release()
  })

  it('follows on a lock that a power cut left empty', async () => {
    await mkdir(join(folder, 'run'))
    await writeFile(join(folder, 'run', 'owner-41'), '')
    const [owner] = await claimAtOnce(1)
    expect(await readdir(join(folder, 'run'))).toContain('owner-42')
    await owner?.release()
  })

  it('does not close the folder of somebody else to its users', async () => {
    await writeFile(join(folder, 'thesis.tex'), '')
    await chmod(folder, 0o755)
    const [owner] = await claimAtOnce(1)
    expect((await stat(folder)).mode & 0o777).toBe(0o755)
    expect((await stat(join(folder, 'run'))).mode & 0o777).toBe(0o700)
    await owner?.release()
  })

  it('refuses a DATA_DIR that is a file, in one line', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(claimDataDir(join(folder, 'file'))).rejects.toMatchObject({
      code: 'bad-config',
      message: expect.stringMatching(/^DATA_DIR: /),
    })
  })
})
