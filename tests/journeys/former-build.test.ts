/** A data directory that a former build's own code made and was killed on: this build opens the files as they
 * lie, nobody is mailed twice, and the former build refuses them from then on. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formerCommit, hasFormerBuild, makeFormerBuild } from '../support/former-build.ts'
import { writeCorpus, writeReaders } from '../support/made-files.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { type RunningPaperboy, root, startPaperboy } from '../support/running-paperboy.ts'

const readerCount = 150
/** Of every reader: the full hour that has just begun. */
const slot = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)
const daysBefore = (n: number) => new Date(slot.getTime() - n * 86_400_000).toISOString()

describe.skipIf(!hasFormerBuild())(
  `a folder of the build ${formerCommit} (needs its commit)`,
  () => {
    let former: Awaited<ReturnType<typeof makeFormerBuild>>
    let standIn: ResendStandIn
    let paperboy: RunningPaperboy
    let addresses: string[]
    /** Once a call is under way. */
    let called: Promise<void>

    beforeAll(async () => {
      standIn = await startResendStandIn()
      former = await makeFormerBuild()
      const mail = {
        RESEND_API_KEY: standIn.apiKey,
        RESEND_BASE_URL: standIn.url,
        RESEND_RATE: '50',
        MAIL_FROM: 'Paperboy <digest@lab.example>',
        POSTAL_ADDRESS: '1 Paper Street, Lab Town',
      }
      paperboy = await startPaperboy(mail, former.folder)
      const [papers, readers] = ['papers.jsonl', 'readers.csv'].map((name) =>
        join(paperboy.folder, name),
      ) as [string, string]
      await writeCorpus(papers, { from: 1, count: 4, day: daysBefore(2).slice(0, 10) })
      addresses = await writeReaders(readers, { count: readerCount, hour: slot.getUTCHours() })
      const done = { code: 0 }
      expect(await paperboy.command('ingest', '--file', papers)).toMatchObject(done)
      // Before anybody is due: its own round may come before the command.
      called = new Promise<void>((resolve) => {
        standIn.misbehave(() => {
          resolve()
          return { fault: 'slow', ms: 300 }
        })
      })
      const imported = ['--now', daysBefore(5)]
      expect(await paperboy.command('import', readers, ...imported)).toMatchObject(done)
    }, 300_000)
    afterAll(async () => {
      await paperboy?.close()
      await former?.remove()
      await standIn?.close()
    })

    const schema = async () =>
      JSON.parse(await readFile(join(paperboy.dataDir, 'versions.json'), 'utf8')).schema.madeAt

    it('is opened after a kill in the middle of a call, and no letter leaves twice', async () => {
      const before = await schema()
      const tick = paperboy.start('tick')
      await called
      await paperboy.kill('SIGKILL')
      await tick.ended
      standIn.misbehave(null)
      await paperboy.restart(root)
      expect(await schema()).toBeGreaterThan(before)
      const copies = await readdir(join(paperboy.dataDir, 'backups'))
      expect(copies).toEqual([expect.stringMatching(/^before-upgrade-/)])
      expect(await paperboy.command('tick')).toMatchObject({ code: 0 })
      // Calls that were cut off may have arrived, and this build composes other bytes: they are in doubt
      // until the provider tells, and not made again.
      const to = standIn.taken.flatMap((letter) => letter.to)
      expect(new Set(to).size).toBe(to.length)
      expect(to.length).toBeGreaterThan(0)
      expect(standIn.doubles()).toEqual([])
    }, 300_000)

    it('is refused by the former build, which says what to do', async () => {
      await paperboy.kill('SIGTERM')
      await expect(paperboy.restart(former.folder)).rejects.toThrow(
        /is newer than this one.*Start that version again, or restore a backup from before the upgrade/s,
      )
      await paperboy.restart(root)
      const { out } = await paperboy.command('subscriber', 'show', addresses[0] ?? '')
      expect(out).toContain('This reader gets the digest.')
      expect(standIn.doubles()).toEqual([])
    }, 120_000)
  },
)
