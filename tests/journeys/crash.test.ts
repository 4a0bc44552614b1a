/** The whole product is killed with SIGKILL while a round is under way, several times, on the embedded
 * database: in the end each reader has exactly one digest of the day. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeCorpus, writeReaders } from '../support/made-files.ts'
import { type RunningPaperboy, startPaperboy } from '../support/running-paperboy.ts'

/** Ahead of any clock, so that the rounds which serve runs by itself find nobody due. */
const day = '2099-05-19'
const before = '2099-05-18T12:00:00Z'
const slot = `${day}T07:00:00Z`
/** So many that a round is seen under way: 300 were delivered within one look at the figures. */
const readerCount = 1_500
const kills = 3

let paperboy: RunningPaperboy
let addresses: string[]

beforeAll(async () => {
  paperboy = await startPaperboy()
  const papers = join(paperboy.folder, 'day.jsonl')
  const readers = join(paperboy.folder, 'readers.csv')
  await writeCorpus(papers, { from: 1, count: 4, day })
  addresses = await writeReaders(readers, { count: readerCount, hour: 7 })
  await done('ingest', '--file', papers)
  await done('import', readers, '--now', before)
}, 180_000)
afterAll(() => paperboy?.close())

async function done(...argv: string[]): Promise<string> {
  const { code, out, err } = await paperboy.command(...argv)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

/** Letters by state, as the running service counts them. */
async function letters(): Promise<Record<string, number>> {
  const text = await (await fetch(`${paperboy.url}/metrics`)).text()
  const lines = text.matchAll(/^paperboy_letters\{kind="digest",state="(\w+)"\} (\d+)$/gm)
  return Object.fromEntries([...lines].map(([, state, n]) => [state, Number(n)]))
}

it('each reader has exactly one digest', async () => {
  const ends: Array<number | null> = []
  for (let kill = 0; kill < kills; kill += 1) {
    const seen = JSON.stringify(await letters())
    const tick = paperboy.start('tick', '--now', slot)
    const over = tick.ended.then(() => true)
    // Killed at the first step forward, or when nothing is left to do but to wait for dead leases.
    for (let ended = false; !ended && JSON.stringify(await letters()) === seen; ) {
      ended = await Promise.race([over, pause(5, false)])
    }
    await paperboy.kill('SIGKILL')
    ends.push((await tick.ended).code)
    await paperboy.restart()
  }
  expect(ends[0]).toBe(1)
  const report = JSON.parse(await done('tick', '--now', slot, '--json'))
  expect(report).toMatchObject({ waiting: 0, parked: 0, unknown: 0, failed: 0 })
  expect(await letters()).toEqual({ accepted: readerCount })
  const outbox = (await (await fetch(`${paperboy.url}/outbox.json?limit=10000`)).json()) as Array<{
    to: string
    kind: string
  }>
  expect(outbox.map(({ to, kind }) => `${kind} ${to}`).sort()).toEqual(
    addresses.map((address) => `digest ${address}`).sort(),
  )
  const again = JSON.parse(await done('tick', '--now', slot, '--json'))
  expect(again).toMatchObject({ planned: 0, skipped: 0, accepted: 0, waiting: 0 })
}, 180_000)
