/** The operator's evening with real processes: from the outbox to real mail, pausing, and copies of
 * the folder. Commands go through the running Paperboy. */
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeCorpus, writeReaders } from '../support/made-files.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { type RunningPaperboy, startBin, startPaperboy } from '../support/running-paperboy.ts'

/** Long gone, so that no digest is due by itself in serve, whatever day it is. */
const day = '2099-05-19'
const before = '2099-05-18T12:00:00Z'
const slot = `${day}T07:00:00Z`
const nextSlot = '2099-05-20T07:00:00Z'
const patience = 300_000

let paperboy: RunningPaperboy
let resend: ResendStandIn

beforeEach(async () => {
  resend = await startResendStandIn()
  paperboy = await startPaperboy()
  await writeCorpus(join(paperboy.folder, 'day.jsonl'), { from: 1, count: 20, day })
  await writeReaders(join(paperboy.folder, 'staff.csv'), { count: 3, hour: 7 })
  await run('ingest', '--file', 'day.jsonl')
  await run('import', 'staff.csv', '--now', before)
}, patience)
afterEach(async () => {
  await paperboy?.close()
  await resend?.close()
})

async function run(...argv: string[]) {
  const ended = await paperboy.command(...argv)
  expect({ argv, code: ended.code, err: ended.err }).toEqual({ argv, code: 0, err: '' })
  return ended.out
}

const mailing = () => ({
  RESEND_API_KEY: resend.apiKey,
  RESEND_BASE_URL: resend.url,
  MAIL_FROM: 'Paperboy <digest@lab.example>',
  POSTAL_ADDRESS: '1 Lab Road',
})

async function withSettings(env: Record<string, string>) {
  await paperboy.kill('SIGTERM')
  Object.assign(paperboy.environment, env)
  await paperboy.restart()
}

describe('going live', () => {
  it(
    'a key alone mails nobody: live shows, live --yes lets out, and what stayed here stays',
    async () => {
      await run('tick', '--now', slot)
      expect((await paperboy.command('live')).err).toMatch(
        /^paperboy: mail goes to the outbox\. Put/,
      )
      await withSettings(mailing())
      expect(paperboy.printed()).toMatch(/ {2}held +Mail is held: .*`paperboy live`/)
      expect(paperboy.printed().match(/Mail is held/g)).toHaveLength(1)
      const tick = await paperboy.command('tick', '--now', nextSlot, '--json')
      expect(tick.err).toMatch(/^Mail is held/)
      expect(resend.taken).toEqual([])
      const shown = { out: await run('live') }
      expect(shown.out).toMatch(/^Mail would go through resend, from Paperboy <digest@lab/)
      expect(shown.out).toMatch(
        /3 readers get digests, next at \(UTC\):\n {2}\w{3} 2099-05-\d\d 07:00 {2}3 readers/,
      )
      expect(shown.out).toMatch(
        /3 letters of before stayed in the outbox; none of them is sent again/,
      )
      expect((await paperboy.command('resume')).out).toContain(
        'Mail waits for `paperboy live` still.',
      )
      expect(await run('live', '--yes')).toContain('Mail leaves the house from now on.')
      await writeCorpus(join(paperboy.folder, 'next.jsonl'), {
        from: 100,
        count: 5,
        day: '2099-05-21',
      })
      await run('ingest', '--file', 'next.jsonl')
      await run('tick', '--now', '2099-05-21T07:00:00Z')
      expect(resend.taken.map(({ to }) => to[0]).sort()).toEqual([
        'reader-1@lab.example',
        'reader-2@lab.example',
        'reader-3@lab.example',
      ])
      expect(await run('live')).toContain('It was live already')
      await paperboy.kill('SIGTERM')
      await paperboy.restart()
      expect(paperboy.printed()).not.toContain('  held ')
    },
    patience,
  )

  it(
    'MAIL_TRANSPORT asks for it, and goes back to the outbox at once',
    async () => {
      await withSettings({ ...mailing(), MAIL_TRANSPORT: 'resend' })
      expect(paperboy.printed()).not.toContain('  held ')
      await withSettings({ MAIL_TRANSPORT: 'outbox' })
      await run('tick', '--now', slot)
      expect(resend.taken).toEqual([])
      const outbox = await (await fetch(`${paperboy.url}/outbox.json`)).json()
      expect(outbox).toHaveLength(3)
    },
    patience,
  )
})

describe('pause and resume', () => {
  it(
    'hold what is due, say so, and let it go',
    async () => {
      expect(await run('pause', '--lane', 'bulk', '--reason', 'moving house')).toBe(
        'daily digests: held by hand (moving house); 0 letters waiting\n',
      )
      const tick = JSON.parse(await run('tick', '--now', slot, '--json'))
      expect(tick).toMatchObject({ planned: 3, accepted: 0, parked: 3 })
      const doctor = await paperboy.command('doctor', '--json')
      expect(doctor.code).toBe(1)
      const checks = JSON.parse(doctor.out) as Array<{ check: string; verdict: string }>
      expect(checks.find(({ check }) => check === 'lanes')).toMatchObject({
        verdict: 'fail',
        found: 'bulk is held (moving house) with 3 waiting',
      })
      expect(await run('pause')).toMatch(/moving house\); 3 letters waiting \(as before\)/)
      expect(await run('resume', '--lane', 'bulk')).toBe(
        'daily digests: held by hand (moving house); 3 letters waiting -> released\n',
      )
      expect(JSON.parse(await run('tick', '--now', slot, '--json'))).toMatchObject({ accepted: 3 })
      expect(await run('resume')).toContain('confirmations and first digests: held by hand')
      for (const argv of [
        ['pause', '--lane', 'fast'],
        ['resume', 'now'],
        ['live', '--maybe'],
        ['doctor', 'x'],
        ['send-test'],
      ]) {
        expect({ argv, ...(await paperboy.command(...argv)) }).toMatchObject({ argv, code: 2 })
      }
    },
    patience,
  )
})

describe('the folder', () => {
  const elsewhere = async (dataDir: string, ...argv: string[]) => {
    const env = { ...paperboy.environment, DATA_DIR: dataDir }
    return startBin(argv, { cwd: paperboy.folder, env }).ended
  }

  it(
    'copied: the copy holds its mail until resume --yes, the original and a moved one go on',
    async () => {
      await run('tick', '--now', '2099-05-19T06:00:00Z')
      await paperboy.kill('SIGTERM')
      const copy = join(paperboy.folder, 'copy')
      await cp(paperboy.dataDir, copy, { recursive: true, preserveTimestamps: true })
      const tick = await elsewhere(copy, 'tick', '--now', slot, '--json')
      expect(tick.err).toMatch(/is a copy, or was restored or moved: its folder is another one/)
      expect(tick.err).toContain('3 readers whose digests were due are taken as served')
      expect(JSON.parse(tick.out)).toMatchObject({ planned: 0, accepted: 0 })
      const shown = await elsewhere(copy, 'resume')
      expect(shown).toMatchObject({ code: 1, err: '' })
      expect(shown.out).toMatch(/0 letters unknown, 3 readers taken as served/)
      expect(shown.out).toContain('Nothing is released yet.')
      const released = await elsewhere(copy, 'resume', '--yes')
      expect(released).toMatchObject({ code: 0, err: '' })
      expect(released.out).toContain('-> released')
      expect(await elsewhere(copy, 'tick', '--now', slot, '--json')).toMatchObject({ err: '' })
      const moved = `${paperboy.dataDir}-moved`
      await rename(paperboy.dataDir, moved)
      const original = await elsewhere(moved, 'tick', '--now', slot, '--json')
      expect(original.err).toBe('')
      expect(JSON.parse(original.out)).toMatchObject({ planned: 3, accepted: 3 })
      await rename(moved, paperboy.dataDir)
      await paperboy.restart()
      expect(paperboy.printed()).not.toContain('  held ')
    },
    patience,
  )

  it(
    'restored from an older copy, even into the very same folder, is held at the start',
    async () => {
      await paperboy.kill('SIGTERM')
      const database = join(paperboy.dataDir, 'database')
      const backup = join(paperboy.folder, 'backup')
      await cp(database, backup, { recursive: true })
      await paperboy.restart()
      await run('tick', '--now', slot)
      await paperboy.kill('SIGKILL')
      await paperboy.restart()
      expect(paperboy.printed()).not.toContain('  held ')
      await paperboy.kill('SIGTERM')
      for (const entry of ['base', 'global', 'pg_wal', 'pg_xact']) {
        await rm(join(database, entry), { recursive: true })
      }
      await cp(backup, database, { recursive: true })
      await paperboy.restart()
      expect(paperboy.printed()).toMatch(/ {2}held .*an older state of it was put back/)
      await paperboy.kill('SIGTERM')
      await paperboy.restart()
      const doctor = await paperboy.command('doctor', '--json')
      expect(doctor.out).toContain('this database is a copy or was restored')
      expect(await run('resume', '--yes')).toContain('-> released')
    },
    patience,
  )

  it(
    'of which a person knows better is declared a copy before it starts',
    async () => {
      await paperboy.kill('SIGTERM')
      const { code, err } = await paperboy.command('pause', '--copy')
      expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('you said so') })
      await paperboy.restart()
      expect((await paperboy.command('resume')).code).toBe(1)
    },
    patience,
  )
})
