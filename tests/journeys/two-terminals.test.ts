/** What `npm start` promises, with real processes on one DATA_DIR: commands of a second terminal are
 * run by the one that serves, and lose nothing; it closes when told, and survives kill -9. */
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus, writeReaders } from '../support/made-files.ts'
import {
  type Ended,
  freePort,
  type RunningPaperboy,
  startBin,
  startPaperboy,
} from '../support/running-paperboy.ts'

/** Ahead of any clock, so that the rounds which serve runs by itself find nobody due. */
const day = '2099-05-19'
const before = '2099-05-18T12:00:00Z'
const slot = `${day}T07:00:00Z`
const patience = 180_000

const jsonOf = ({ code, out, err }: Ended) => {
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe('a second terminal', () => {
  let paperboy: RunningPaperboy
  let elsewhere: string
  let ids: string[]

  beforeAll(async () => {
    paperboy = await startPaperboy()
    elsewhere = join(paperboy.folder, 'elsewhere')
    await mkdir(elsewhere)
    ids = await writeCorpus(join(elsewhere, 'day.jsonl'), { from: 1, count: 40, day })
    await writeReaders(join(elsewhere, 'staff.csv'), { count: 3, hour: 7 })
  }, patience)
  afterAll(() => paperboy?.close())

  const inElsewhere = (...argv: string[]) =>
    startBin(argv, { cwd: elsewhere, env: paperboy.environment }).ended

  it('brings papers in by a path relative to its own folder, once', async () => {
    const ingest = () => inElsewhere('ingest', '--file', 'day.jsonl', '--json')
    const counts = { read: 40, updated: 0, skipped: [] }
    expect(jsonOf(await ingest())).toEqual({ ...counts, new: 40, unchanged: 0 })
    expect(jsonOf(await ingest())).toEqual({ ...counts, new: 0, unchanged: 40 })
  })

  it('names the record that is wrong, and takes the others', async () => {
    const path = join(elsewhere, 'half.jsonl')
    await writeCorpus(path, { from: 100, count: 1, day })
    await writeFile(path, '{"id":"2605.00200","first_listed":"tomorrow"}\n', { flag: 'a' })
    expect(await inElsewhere('ingest', '--file', 'half.jsonl')).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^2 read: 1 new, 0 updated, 0 unchanged, 1 skipped\n {2}skipped line 2 \(2605\.00200\): .+\n$/,
      ),
      err: '',
    })
  })

  it('imports readers, tried dry first, once', async () => {
    const words = ['import', 'staff.csv', '--now', before, '--json']
    const counts = { updated: 0, skipped: [] }
    const created = { ...counts, created: 3, unchanged: 0 }
    expect(jsonOf(await inElsewhere(...words, '--dry-run'))).toMatchObject(created)
    expect(jsonOf(await inElsewhere(...words))).toMatchObject(created)
    expect(jsonOf(await inElsewhere(...words))).toMatchObject({
      ...counts,
      created: 0,
      unchanged: 3,
    })
  })

  it('previews, runs the round of a moment, and says why', async () => {
    const reader = ['--email', 'reader-2@lab.example', '--now', slot, '--json']
    const preview = jsonOf(await paperboy.command('preview', ...reader))
    expect(preview.picks).toHaveLength(20)
    expect(preview.more).toHaveLength(21)
    expect(preview.picks[0]).toMatchObject({
      reasons: ['cs.CL (main category)'],
      score: expect.any(Number),
    })
    const tick = () => paperboy.command('tick', '--now', slot, '--json')
    const nothing = { planned: 0, skipped: 0, accepted: 0, waiting: 0 }
    const counts = { ...nothing, parked: 0, unknown: 0, failed: 0, withdrawn: 0 }
    expect(jsonOf(await tick())).toEqual({ ...counts, planned: 3, accepted: 3 })
    expect(jsonOf(await tick())).toEqual(counts)
    const why = (paper: string) => paperboy.command('why', ...reader, '--paper', paper)
    const picked = preview.picks[0].id
    expect(jsonOf(await why(picked))).toMatchObject({
      paper: picked,
      digest: { kind: 'digest', period: day },
      decision: 'shown',
      reasons: ['cs.CL (main category)'],
    })
    expect(ids).toContain(picked)
    const outbox = (await (await fetch(`${paperboy.url}/outbox.json`)).json()) as { to: string }[]
    expect(outbox.map(({ to }) => to).sort()).toEqual([
      'reader-1@lab.example',
      'reader-2@lab.example',
      'reader-3@lab.example',
    ])
  })

  it('is told in one line what it gave wrong, and how things are given', async () => {
    const one = 'reader-1@lab.example'
    const cases: Array<[string[], number, RegExp]> = [
      [['tick', '--now', 'tomorrow'], 2, /^paperboy: --now tomorrow is not a moment.*\n$/],
      [['ingest', '--file', 'no.jsonl'], 2, /^paperboy: \S*no\.jsonl does not exist.*\n$/],
      [['ingest', '--now', slot], 2, /^paperboy: with --now no live source is polled.*\n$/],
      [['import', 'no.csv'], 2, /^paperboy: \S*no\.csv cannot be read.*\n$/],
      [['import'], 2, /^paperboy: no file is given.*\n$/],
      [['preview'], 2, /^paperboy: --email is missing.*\n$/],
      [['preview', '--email', 'no@lab.example'], 1, /^paperboy: .+\n$/],
      [['why', '--email', one, '--paper', '2605.99999'], 1, /^paperboy: .+\n$/],
      [['deliver'], 2, /^paperboy: there is no command deliver\n\nUsage: /],
      [['tick', '--soon'], 2, /^paperboy tick: .*--soon.*\nUsage: /],
      [[], 2, /^Usage: paperboy <command>/],
    ]
    for (const [argv, code, says] of cases) {
      const ended = await paperboy.command(...argv)
      expect({ argv, ...ended }).toEqual({ argv, code, out: '', err: expect.stringMatching(says) })
    }
    for (const argv of [['--help'], ['tick', '--help']]) {
      const out = expect.stringMatching(/^Usage: paperboy /)
      expect({ argv, ...(await paperboy.command(...argv)) }).toEqual({
        argv,
        code: 0,
        out,
        err: '',
      })
    }
  }, 120_000)

  it('is one of many at once', async () => {
    const files = [1_000, 1_400, 1_800].map(async (from) => {
      const path = join(elsewhere, `from-${from}.jsonl`)
      await writeCorpus(path, { from, count: 600, day })
      return path
    })
    const reports = await Promise.all([
      ...(await Promise.all(files)).map((path) =>
        paperboy.command('ingest', '--file', path, '--json'),
      ),
      paperboy.command('import', join(elsewhere, 'staff.csv'), '--json'),
      paperboy.command('tick', '--now', slot, '--json'),
    ])
    const [one, two, three, readers, tick] = reports.map(jsonOf)
    expect(one.new + two.new + three.new).toBe(1_400)
    expect(one.unchanged + two.unchanged + three.unchanged).toBe(400)
    expect(readers).toMatchObject({ created: 0, unchanged: 3 })
    expect(tick).toMatchObject({ planned: 0, accepted: 0, waiting: 0 })
  }, 120_000)

  it('cannot serve on the same folder', async () => {
    const env = { ...paperboy.environment, PORT: String(await freePort()) }
    expect(await startBin(['serve'], { cwd: elsewhere, env }).ended).toEqual({
      code: 1,
      out: '',
      err: `paperboy: Paperboy already runs on ${paperboy.dataDir}. Use that one, stop it first, or give this one a DATA_DIR of its own.\n`,
    })
  })

  it.each([
    [{ PORT: 'abc' }, /^paperboy: PORT: .+\n$/],
    [{ DEFAULT_TIMEZONE: 'Mars/Base' }, /^paperboy: DEFAULT_TIMEZONE: .+\n$/],
    [{ MAIL_TRANSPORT: 'resend' }, /^paperboy: RESEND_API_KEY, .+\n$/],
  ])('cannot serve with %j', async (wrong, line) => {
    const env = { ...paperboy.environment, ...wrong }
    expect(await startBin(['serve'], { cwd: elsewhere, env }).ended).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(line),
    })
  })

  it('cannot serve on a port that is taken', async () => {
    const env = { ...paperboy.environment, DATA_DIR: join(elsewhere, 'data') }
    const { code, err } = await startBin(['serve'], { cwd: elsewhere, env }).ended
    expect({ code, err }).toEqual({
      code: 1,
      err: `paperboy: Port ${new URL(paperboy.url).port} is taken. Stop what listens there, or set PORT to another one.\n`,
    })
  })
})

describe('the end of it', () => {
  let paperboy: RunningPaperboy

  beforeAll(async () => {
    paperboy = await startPaperboy()
    await writeCorpus(join(paperboy.folder, 'first.jsonl'), { from: 1, count: 600, day })
    expect(await ingestFirst()).toMatchObject({ new: 600, unchanged: 0 })
    const readers = join(paperboy.folder, 'staff.csv')
    await writeReaders(readers, { count: 1, hour: 7 })
    jsonOf(await paperboy.command('import', readers, '--now', before, '--json'))
  }, patience)
  afterAll(() => paperboy?.close())

  const ingestFirst = async () =>
    jsonOf(await paperboy.command('ingest', '--file', 'first.jsonl', '--json'))

  it('kill -9 in the middle of an ingest loses nothing that was acknowledged', async () => {
    const second = join(paperboy.folder, 'second.jsonl')
    const [id = ''] = await writeCorpus(second, { from: 1_001, count: 20_000, day })
    const ingesting = paperboy.start('ingest', '--file', second)
    const why = ['why', '--email', 'reader-1@lab.example', '--paper', id]
    while ((await paperboy.command(...why)).code !== 0);
    expect(await paperboy.kill('SIGKILL')).toMatchObject({ code: null })
    expect(await ingesting.ended).toEqual({
      code: 1,
      out: '',
      err: 'paperboy: Paperboy ended before the command did. What the command had finished is kept. Start Paperboy and give the command again.\n',
    })
    await paperboy.restart()
    expect(await ingestFirst()).toMatchObject({ new: 0, unchanged: 600 })
    expect((await paperboy.command(...why)).code).toBe(0)
    await writeCorpus(second, { from: 1_001, count: 1_000, day })
    const words = ['ingest', '--file', second, '--json']
    const again = jsonOf(await paperboy.command(...words))
    // Pages of 500 are whole or absent.
    expect([500, 1_000]).toContain(again.unchanged)
    expect(again.new + again.unchanged).toBe(1_000)
  }, 120_000)

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'closes on %s with 0, and opens again',
    async (signal) => {
      const began = performance.now()
      expect(await paperboy.kill(signal)).toMatchObject({ code: 0, err: '' })
      expect(performance.now() - began).toBeLessThan(5_000)
      await paperboy.restart()
      expect(await ingestFirst()).toMatchObject({ new: 0, unchanged: 600 })
    },
  )

  it('a command without serve opens the folder itself, and gives it back', async () => {
    await paperboy.kill('SIGINT')
    expect(await ingestFirst()).toMatchObject({ new: 0, unchanged: 600 })
    // Whoever is second hands its words to the first.
    for (const report of await Promise.all([ingestFirst(), ingestFirst()])) {
      expect(report).toMatchObject({ new: 0, unchanged: 600 })
    }
    await paperboy.restart()
    expect(await ingestFirst()).toMatchObject({ new: 0, unchanged: 600 })
  }, 120_000)
})

describe('a source that never answers', () => {
  let silent: Server

  beforeAll(async () => {
    silent = createServer(() => {})
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
  })
  afterAll(() => {
    silent.closeAllConnections()
    silent.close()
  })

  it(
    'does not hold up Ctrl-C',
    async () => {
      const { port } = silent.address() as { port: number }
      const paperboy = await startPaperboy()
      await paperboy.kill('SIGTERM')
      const env = {
        ...paperboy.environment,
        SOURCES: 'arxiv-rss',
        ARXIV_RSS_URL: `http://127.0.0.1:${port}/rss`,
      }
      const serving = startBin(['serve'], { cwd: paperboy.folder, env })
      await once(silent, 'request')
      const began = performance.now()
      serving.child.kill('SIGINT')
      expect(await serving.ended).toMatchObject({ code: 0, err: '' })
      expect(performance.now() - began).toBeLessThan(5_000)
      await paperboy.close()
    },
    patience,
  )
})
