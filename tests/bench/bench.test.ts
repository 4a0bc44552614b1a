/** The bench as it is used: in a process of its own, on a database of its own. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBin } from '../support/running-paperboy.ts'

const server = process.env.PAPERBOY_TEST_POSTGRES
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pb-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const start = (...argv: string[]) =>
  startBin(['bench', ...argv], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      TMPDIR: folder,
      PAPERBOY_SHARED: join(folder, 'absent'),
      ...(server && { PAPERBOY_BENCH_POSTGRES: server }),
    },
  })

/** Folders and databases of the run that printed this. */
async function leftBehind(printed: string): Promise<string[]> {
  const folders = (await readdir(folder)).filter((name) => name.startsWith('paperboy-bench-'))
  const [, database] = /database: (paperboy_bench_\w+)/.exec(printed) ?? []
  if (!server) return folders
  expect(database).toBeDefined()
  const sql = postgres(server, { max: 1 })
  const rows = await sql`select datname from pg_database where datname = ${database ?? ''}`
  await sql.end()
  return [...folders, ...rows.map((row) => row.datname)]
}

const cost = {
  seconds: expect.any(Number),
  cpuSeconds: expect.any(Number),
  peakRssMb: expect.any(Number),
  baselineSeconds: expect.any(Number),
  timesBaseline: expect.any(Number),
}
const database = server ? 'postgres' : 'embedded'

describe('bench', { timeout: 120_000 }, () => {
  it('ingest prints its figures as one object and leaves nothing behind', async () => {
    const { code, out, err } = await start('ingest', '--papers', '200', '--json').ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      bench: 'ingest',
      database,
      corpus: 'sample',
      papers: 200,
      tags: expect.any(Number),
      papersPerSecond: expect.any(Number),
      ...cost,
    })
    expect(JSON.parse(out).tags).toBeGreaterThan(200)
    expect(await leftBehind(err)).toEqual([])
  })

  it('import brings every row in, once, and leaves nothing behind', async () => {
    const { code, out, err } = await start('import', '--rows', '300', '--json').ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      bench: 'import',
      database,
      rows: 300,
      rowsPerSecond: expect.any(Number),
      againSeconds: expect.any(Number),
      againRssMb: expect.any(Number),
      ...cost,
    })
    expect(await leftBehind(err)).toEqual([])
  })

  it('plan plans every reader and leaves nothing behind', async () => {
    const words = ['plan', '--subscribers', '50', '--papers', '100', '--days', '2', '--json']
    const { code, out, err } = await start(...words).ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    const figures = JSON.parse(out)
    expect(figures).toEqual({
      bench: 'plan',
      database,
      corpus: 'sample',
      subscribers: 50,
      papers: 100,
      days: 2,
      planned: expect.any(Number),
      skipped: expect.any(Number),
      subscribersPerSecond: expect.any(Number),
      ...cost,
    })
    expect(figures.planned + figures.skipped).toBe(50)
    expect(figures.planned).toBeGreaterThan(40)
    expect(await leftBehind(err)).toEqual([])
  })

  it('delivery gets every letter out once, by the record of the provider', async () => {
    const words = ['delivery', '--subscribers', '40', '--papers', '60', '--json']
    const { code, out, err } = await start(...words).ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    const figures = JSON.parse(out)
    const measured = [
      'payloadBytes',
      'plannedPerSecond',
      'acceptedPerSecond',
      'bareSdkPerSecond',
      'naiveSerialPerSecond',
      'naiveBestPerSecond',
      'ofBareSdk',
      'overNaiveSerial',
      'overNaiveBest',
      'peakRssMb',
      'cpuSeconds',
    ]
    expect(figures).toEqual({
      subscribers: 40,
      papers: 60,
      instances: 1,
      database,
      ...Object.fromEntries(measured.map((key) => [key, expect.any(Number)])),
      doubles: 0,
      losses: 0,
    })
    for (const key of measured) expect(figures[key], key).toBeGreaterThan(0)
    expect(err).toMatch(/(3\d|40) letters queued, (3\d|40) taken in 1 calls/)
    expect(await leftBehind(err)).toEqual([])
  })

  it('meaning gives papers their vectors and finds the nearest, as brute force does', async () => {
    const words = ['meaning', '--papers', '120', '--questions', '4', '--json']
    const { code, out, err } = await start(...words).ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    const figures = JSON.parse(out)
    expect(figures).toMatchObject({ bench: 'meaning', database, corpus: 'sample', papers: 120 })
    expect(figures).toMatchObject({ exactRecall: 1, likelyRecall: 1 })
    expect(figures.titleMrr).toBeGreaterThan(0.3)
    for (const key of ['searchP50Ms', 'exactP50Ms', 'likelyP50Ms', 'bruteP50Ms', 'ofBrute']) {
      expect(figures[key], key).toBeGreaterThan(0)
    }
    expect(await leftBehind(err)).toEqual([])
  })

  it('meaning says how few papers make no model', async () => {
    const { code, err } = await start('meaning', '--papers', '5').ended
    expect(err).toContain('5 papers are too few to compute a model from. Give --papers 10 or more.')
    expect(code).toBe(2)
    expect(await leftBehind(err)).toEqual([])
  })

  it('web asks for every public page, beside a bare hello', async () => {
    const words = ['web', '--papers', '120', '--rate', '40', '--seconds', '1', '--json']
    const { code, out, err } = await start(...words).ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    const figures = JSON.parse(out)
    const measured = [
      ...['p50Ms', 'p99Ms', 'helloP50Ms', 'helloP99Ms', 'requestsPerSecond', 'helloPerSecond'],
      ...['ofHello', 'cpuShare', 'peakRssMb'],
    ]
    expect(figures).toEqual({
      bench: 'web',
      database,
      corpus: 'sample',
      papers: 120,
      rate: 40,
      seconds: 1,
      requests: 40,
      ...Object.fromEntries(measured.map((key) => [key, expect.any(Number)])),
      p99ByKind: expect.any(Object),
    })
    expect(Object.keys(figures.p99ByKind)).toEqual([
      ...['home', 'days', 'day', 'paper', 'tags', 'tag', 'lists', 'feed', 'search'],
      ...['status', 'about'],
    ])
    expect(await leftBehind(err)).toEqual([])
  })

  it.runIf(server)('delivery shares the letters among instances', async () => {
    const words = ['delivery', '--subscribers', '250', '--papers', '60', '--instances', '2']
    const { code, out, err } = await start(...words, '--json').ended
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ instances: 2, doubles: 0, losses: 0 })
  })

  it.runIf(!server)('says that an embedded database has one instance', async () => {
    const { code, err } = await start('delivery', '--instances', '2').ended
    expect(err).toContain('an embedded database has one instance')
    expect(code).toBe(2)
  })

  it('delivery says when nobody is mailed anything', async () => {
    const { code, err } = await start('delivery', '--subscribers', '1', '--papers', '1').ended
    expect(err).toContain('paperboy: none of 1 papers is for any of 1 readers')
    expect(code).toBe(2)
    expect(await leftBehind(err)).toEqual([])
  })

  it.each(['plan', 'delivery'])('%s leaves nothing behind when it is broken off', async (name) => {
    const { child, ended, printed } = start(name, '--subscribers', '500000')
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', () => printed().includes('readers') && resolve())
      child.once('close', () => resolve())
    })
    child.kill('SIGINT')
    const { code, err } = await ended
    expect(err).toMatch(/^paperboy: Stopped/m)
    expect(code).toBe(1)
    expect(await leftBehind(err)).toEqual([])
  })

  it('says what is wrong with a count, and with a name', async () => {
    const wrong = await start('ingest', '--papers', 'many').ended
    expect(wrong.err).toContain('--papers many is not a whole number')
    expect(wrong.code).toBe(2)
    expect((await start('weather').ended).code).toBe(2)
  })
})
