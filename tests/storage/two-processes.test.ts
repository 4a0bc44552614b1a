import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/open-database.ts'
import { claimDataDir } from '../../src/storage/owner/claim-data-dir.ts'
import { type StartedProcess, startProcess } from './processes/start.ts'

let folder: string
let started: StartedProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-test-'))
})
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  started = []
  await rm(folder, { recursive: true, force: true })
})

function start(file: string, ...args: string[]): StartedProcess {
  const process = startProcess(file, [folder, ...args])
  started.push(process)
  return process
}

/** Whatever the table holds, read with nobody else there. */
async function read(statement: ReturnType<typeof sql>) {
  const claim = await claimDataDir(folder)
  if (claim.kind !== 'owner') throw new Error('the folder is still owned')
  const { db, close } = await openDatabase({ kind: 'embedded', owner: claim })
  const rows = await db.execute(statement)
  await close()
  await claim.release()
  return [...rows]
}

const firstGap = sql`
  select n from generate_series(1, (select max(n) from written)) n
   where n not in (select w.n from written w) limit 1`

describe('two processes on one DATA_DIR', { timeout: 180_000 }, () => {
  it('lose nothing, with one writing and others handing it their commands', async () => {
    const owner = start('own.ts', 'write')
    await owner.line()
    const commands = ['a', 'b'].map((who) => start('command.ts', 'write', who, '100'))
    const ends = await Promise.all(commands.map(({ ended }) => ended))
    expect(ends).toMatchObject([
      { code: 0, output: 'wrote 100\n' },
      { code: 0, output: 'wrote 100\n' },
    ])
    owner.child.kill('SIGINT')
    const { code, output } = await owner.ended
    expect(code).toBe(0)
    const said = output.trim().split('\n')
    expect(said.at(-1)).toBe('closed')
    const counts = await read(sql`select who, count(*) as n from written group by who order by who`)
    expect(counts).toEqual([
      { who: 'a', n: 100 },
      { who: 'b', n: 100 },
      { who: 'owner', n: said.length - 2 },
    ])
  })

  it('keep every row acknowledged before a kill -9, again and again', async () => {
    let acknowledged = 0
    for (let round = 0; round < 3; round += 1) {
      const owner = start('own.ts', 'write')
      const kept = Number((await owner.line()).split(' ')[1])
      expect(kept).toBeGreaterThanOrEqual(acknowledged)
      while (acknowledged < kept + 60 + round * 17) acknowledged = Number(await owner.line())
      owner.child.kill('SIGKILL')
      const { output } = await owner.ended
      acknowledged = Number(output.trim().split('\n').at(-1))
    }
    expect(await read(firstGap)).toEqual([])
    const [row] = await read(sql`select max(n) as n, min(length(filler)) as filler from written`)
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged)
    expect(row?.filler).toBe(500)
  })

  it('stop a command by Ctrl-C in its own terminal, and the owner goes on', async () => {
    const owner = start('own.ts')
    await owner.line()
    const command = start('command.ts', 'wait')
    expect(await command.line()).toBe('waiting')
    command.child.kill('SIGINT')
    expect(await command.ended).toMatchObject({ code: 130 })
    expect(await start('command.ts', 'write', 'later', '1').ended).toMatchObject({ code: 0 })
  })

  it('tell the second terminal when the owner is killed midway', async () => {
    const owner = start('own.ts')
    await owner.line()
    const command = start('command.ts', 'wait')
    await command.line()
    owner.child.kill('SIGKILL')
    expect(await command.ended).toMatchObject({
      code: 1,
      output: 'waiting\nPaperboy ended before the command did.\n',
    })
  })

  it('stop what the second terminal runs when the owner closes', async () => {
    const owner = start('own.ts')
    await owner.line()
    const command = start('command.ts', 'wait')
    await command.line()
    owner.child.kill('SIGINT')
    expect(await command.ended).toMatchObject({ code: 130 })
    expect(await owner.ended).toMatchObject({ code: 0, signal: null })
  })
})
