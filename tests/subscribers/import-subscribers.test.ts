import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PaperboyError } from '../../src/errors.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import { changePreferences } from '../../src/subscribers/change-preferences.ts'
import { confirm } from '../../src/subscribers/confirm.ts'
import { eraseSubscriber } from '../../src/subscribers/erase-subscriber.ts'
import { exportSubscribers } from '../../src/subscribers/export-subscribers.ts'
import { flagAddresses } from '../../src/subscribers/flag-suppressed.ts'
import { importReader } from '../../src/subscribers/import-reader.ts'
import { type ImportInput, importSubscribers } from '../../src/subscribers/import-subscribers.ts'
import { leave } from '../../src/subscribers/leave.ts'
import { subscribe } from '../../src/subscribers/subscribe.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
beforeEach(() => scene.empty())

const header = 'email,tags,queries,timezone,hour,rhythm,weekday,locale,consent_source'

async function* bytes(...chunks: Array<string | Uint8Array>) {
  for (const chunk of chunks)
    yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
}
const load = (
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  more: Partial<ImportInput> = {},
) =>
  importSubscribers(scene.deps, {
    content:
      typeof content === 'string' || content instanceof Uint8Array ? bytes(content) : content,
    tags: [],
    overwrite: false,
    dryRun: false,
    ...more,
  }).then(({ receiving: _receiving, firstAt: _firstAt, ...report }) => report)
const file = (...rows: string[]) => [header, ...rows, ''].join('\n')
const all = () => scene.db.select().from(subscribers).orderBy(subscribers.id)
const counts = {
  kind: 'paperboy',
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: [],
  left: 0,
  suppressed: 0,
}

const three = file(
  'Kim@lab.example,"clip, cs.cv",,Asia/Seoul,7,weekdays,,ko,reading group list',
  'lee@lab.example,,"ti:captions, au:""Radford, Alec"", (a, b)",Europe/Berlin,,weekly,3,,old site',
  'mo@lab.example,diffusion,,,,,,,old site',
)

describe('importSubscribers', () => {
  it('brings readers in who read from their next slot on', async () => {
    expect(await load(three)).toEqual({ ...counts, created: 3 })
    const [kim, lee, mo] = await all()
    expect(kim).toMatchObject({
      email: 'Kim@lab.example',
      emailKey: 'kim@lab.example',
      state: 'confirmed',
      locale: 'ko',
      timezone: 'Asia/Seoul',
      hour: 7,
      rhythm: 'weekdays',
      consentSource: 'reading group list',
      confirmedAt: scene.clock.now,
      cutoff: scene.clock.now,
      lastSlotAt: null,
      nextDueAt: new Date('2026-05-19T22:00:00Z'),
    })
    expect(lee).toMatchObject({ rhythm: 'weekly', weekday: 3, hour: 7 })
    expect(lee?.nextDueAt).toEqual(new Date('2026-05-20T05:00:00Z'))
    expect(mo).toMatchObject({ timezone: 'UTC', hour: 7, rhythm: 'daily' })
    expect(await scene.interestsOf(kim?.id ?? 0)).toEqual(['clip normal', 'cs.CV normal'])
    expect(await scene.interestsOf(lee?.id ?? 0)).toHaveLength(3)
    expect(await scene.consentsOf(lee?.id ?? 0)).toMatchObject([
      { event: 'imported', detail: 'old site', wordingVersion: 'import-1' },
    ])
    expect(await scene.lettersOf(kim?.id ?? 0)).toEqual([])
    expect(scene.confirmedCalls).toEqual([])
  })

  it('changes nothing the second time, with or without --overwrite', async () => {
    await load(three)
    const before = await all()
    scene.clock.now = new Date('2026-06-01T12:00:00Z')
    expect(await load(three)).toEqual({ ...counts, unchanged: 3 })
    expect(await load(three, { overwrite: true })).toEqual({ ...counts, unchanged: 3 })
    expect(await all()).toEqual(before)
    expect(await scene.consentsOf(before[0]?.id ?? 0)).toHaveLength(1)
  })

  it('keeps what readers set, unless told to overwrite', async () => {
    await load(three)
    const kim = await scene.subscriber('kim@lab.example')
    await changePreferences(scene.deps, {
      subscriberId: kim.id,
      changes: {
        hour: 9,
        interests: [
          { kind: 'tag', slug: 'clip', level: 'always' },
          { kind: 'tag', slug: 'math.NT', level: 'mute' },
          { kind: 'tag', slug: 'captioning', level: 'normal' },
        ],
      },
    })
    const own = await scene.subscriber('kim@lab.example')
    expect(await load(three)).toMatchObject({ unchanged: 3, updated: 0 })
    expect(await scene.subscriber('kim@lab.example')).toEqual(own)
    expect(await load(three, { overwrite: true })).toEqual({ ...counts, unchanged: 2, updated: 1 })
    expect(await scene.subscriber('kim@lab.example')).toMatchObject({
      hour: 7,
      nextDueAt: new Date('2026-05-19T22:00:00Z'),
      cutoff: own.cutoff,
    })
    expect(await scene.interestsOf(kim.id)).toEqual(['clip always', 'cs.CV normal', 'math.NT mute'])
    expect(await load(three, { overwrite: true })).toEqual({ ...counts, unchanged: 3 })
  })

  it('does everything and keeps nothing in a dry run', async () => {
    await load(file('kim@lab.example,clip,,,,,,,a'))
    const before = await all()
    const report = await load(three, { dryRun: true, overwrite: true })
    expect(report).toEqual({ ...counts, created: 2, updated: 1 })
    expect(await all()).toEqual(before)
    expect(await load(three, { overwrite: true })).toEqual(report)
  })

  it('gives --tags to rows that name no interest', async () => {
    const rows = file('kim@lab.example,,,,,,,,a', 'lee@lab.example,clip,,,,,,,a')
    expect(await load(rows)).toMatchObject({ created: 1, skipped: [{ row: 2 }] })
    expect(await load(rows, { tags: ['Diffusion'] })).toMatchObject({ created: 1, unchanged: 1 })
    const kim = await scene.subscriber('kim@lab.example')
    expect(await scene.interestsOf(kim.id)).toEqual(['diffusion normal'])
    await expect(load(rows, { tags: ['nope'] })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(load(rows, { tags: ['retired'] })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('passes over the suppressed and the departed, and takes up who never confirmed', async () => {
    const { deps } = scene
    await scene.db.transaction((tx) =>
      suppress(
        { tx, keys: deps.keys },
        { address: 'kim@lab.example', reason: 'bounce', at: scene.clock.now },
      ),
    )
    await load(file('lee@lab.example,clip,,,,,,,a'))
    await leave(deps, { subscriberId: (await scene.subscriber('lee@lab.example')).id })
    await subscribe(deps, { email: 'mo@lab.example', tags: ['captioning'], timezone: 'Asia/Seoul' })
    expect(await load(three, { overwrite: true })).toEqual({
      ...counts,
      updated: 1,
      left: 1,
      suppressed: 1,
      skipped: [
        { row: 2, why: 'the address is suppressed' },
        { row: 3, why: 'left here; only they can come back' },
      ],
    })
    expect(await scene.subscriber('lee@lab.example')).toMatchObject({
      state: 'left',
      nextDueAt: null,
    })
    const mo = await scene.subscriber('mo@lab.example')
    expect(mo).toMatchObject({
      state: 'confirmed',
      timezone: 'Asia/Seoul',
      consentSource: 'old site',
    })
    expect(mo.cutoff).toEqual(scene.clock.now)
    expect(await scene.interestsOf(mo.id)).toEqual(['diffusion normal'])

    const [signup] = await scene.signupsOf(mo.id)
    expect(await confirm(deps, { signupId: signup?.id ?? 0 })).toMatchObject({ changed: true })
    expect(await scene.interestsOf(mo.id)).toEqual(['captioning normal'])
    expect(scene.confirmedCalls).toEqual([])
  })

  it('a form that somebody typed into opens no way back for the erased', async () => {
    const { deps } = scene
    const row = file('kim@lab.example,clip,,,,,,,an old list')
    await load(row)
    const erased = await scene.subscriber('kim@lab.example')
    await eraseSubscriber(deps, { email: 'kim@lab.example' })
    await subscribe(deps, { email: 'kim@lab.example', tags: ['captioning'] })
    expect(await load(row, { overwrite: true })).toEqual({
      ...counts,
      left: 1,
      skipped: [{ row: 2, why: 'left elsewhere or erased here; only they can come back' }],
    })
    const stated = importReader(deps, {
      email: 'kim@lab.example',
      consentSource: 'an old list',
      tags: ['clip'],
      queries: [],
      settings: {},
    })
    await expect(stated).rejects.toMatchObject({ code: 'conflict' })
    const kim = await scene.subscriber('kim@lab.example')
    expect(kim.id).not.toBe(erased.id)
    expect(kim).toMatchObject({ state: 'pending', nextDueAt: null })

    const [signup] = await scene.signupsOf(kim.id)
    expect(await confirm(deps, { signupId: signup?.id ?? 0 })).toMatchObject({ changed: true })
    expect(await load(row)).toEqual({ ...counts, unchanged: 1 })
  })

  it('names every bad row and takes the others', async () => {
    const report = await load(
      file(
        'kim@lab.example,clip,,,,,,,a',
        'kim@lab,clip,,,,,,,a',
        'lee@lab.example,clip,,Mars/Olympus,,,,,a',
        'lee@lab.example,clip,,,25,,,,a',
        'lee@lab.example,clip,,,,sometimes,,,a',
        'lee@lab.example,clip,,,,weekly,9,,a',
        'lee@lab.example,clip,,,,,,x,a',
        'lee@lab.example,clip,,,,,,,',
        'lee@lab.example,"clip,nope",,,,,,,a',
        'lee@lab.example,retired,,,,,,,a',
        'lee@lab.example,,ti:(,,,,,,a',
        '"lee@lab.example,clip,,,,,,,a',
        'lee@lab.example,cl"ip,,,,,,,a',
        'lee@lab.example,clip,,,,,,,a,b',
        'KIM@lab.example,diffusion,,,,,,,a',
        '',
        ' , ,',
        'mo@lab.example,clip,,,,,,,a',
      ),
    )
    expect(report).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    expect(report.skipped.map(({ row, why }) => `${row} ${why.split(':')[0]}`)).toEqual([
      '3 email',
      '4 timezone',
      '5 hour',
      '6 rhythm',
      '7 weekday',
      '8 locale',
      '9 consent_source',
      '10 tags',
      '11 tags',
      '12 queries',
      '13 has a quotation mark that does not close',
      '14 has a quotation mark that does not close',
      '15 has 10 fields, the header 9',
      '16 has the address of row 2',
    ])
    expect(report.skipped.find(({ row }) => row === 10)?.why).toContain('nope')
  })

  it.each([
    [
      'BOM, CRLF, header in another case, columns in another order',
      '\ufeffConsent Source,EMAIL,Name,Tags\r\nlist,kim@lab.example,Kim,"clip,diffusion"\r\n',
    ],
    ['semicolons', 'email;tags;consent_source\nkim@lab.example;clip,diffusion;list\n'],
    ['tabs', 'email\ttags\tconsent_source\nkim@lab.example\tclip, diffusion\tlist\n'],
    ['old Mac line ends', 'email,tags,consent_source\rkim@lab.example,"clip,diffusion",list\r'],
    [
      'a last line without an end',
      'email,tags,consent_source\nkim@lab.example,"clip,diffusion",list',
    ],
    ['blank lines first', '\n\nemail,tags,consent_source\nkim@lab.example,"clip,diffusion",list'],
    [
      'a field over two lines',
      'email,tags,consent_source\nkim@lab.example,"clip,diffusion","list\nof 2024"\n',
    ],
    ['spaces', 'email , tags , consent_source\n kim@lab.example , " clip , diffusion " , list \n'],
  ])('reads %s', async (_, text) => {
    expect(await load(text)).toEqual({ ...counts, created: 1 })
    const kim = await scene.subscriber('kim@lab.example')
    expect(kim.consentSource).toMatch(/^list/)
    expect(await scene.interestsOf(kim.id)).toEqual(['clip normal', 'diffusion normal'])
  })

  it('reads the same file in chunks of any size', async () => {
    const text = `\ufeff${three.replaceAll('\n', '\r\n').replace('reading group list', 'réseau 연구실')}`
    const raw = new TextEncoder().encode(text)
    for (const size of [1, 2, 3, 7]) {
      await scene.empty()
      const chunks = Array.from({ length: Math.ceil(raw.length / size) }, (_, i) =>
        raw.slice(i * size, (i + 1) * size),
      )
      expect(await load(bytes(...chunks))).toEqual({ ...counts, created: 3 })
      expect((await scene.subscriber('kim@lab.example')).consentSource).toBe('réseau 연구실')
    }
  })

  it('names rows of Latin-1 and takes the plain ones', async () => {
    const text = file('kim@lab.example,clip,,,,,,,a', 'lee@lab.example,clip,,,,,,,réseau')
    expect(await load(Buffer.from(text, 'latin1'))).toMatchObject({
      created: 1,
      skipped: [{ row: 3, why: expect.stringContaining('UTF-8') }],
    })
  })

  it.each([
    ['nothing', ''],
    ['blank lines', '\n \n'],
    ['no header', 'kim@lab.example,clip\n'],
    ['a column missing', 'email,tags\nkim@lab.example,clip\n'],
    ['a column twice', 'email,email,consent_source\n'],
    ['a picture', Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 251)],
  ])('refuses %s', async (_, content) => {
    await expect(load(content)).rejects.toMatchObject({ code: 'bad-input' })
    expect(await all()).toEqual([])
  })

  it('passes over a line of 10 MB and a quote that never closes', async () => {
    const long = `lee@lab.example,clip,,,,,,,${'x'.repeat(10_000_000)}`
    const rows = ['kim@lab.example,clip,,,,,,,a', long, '"mo@lab.example,clip,,,,,,,a']
    const more = Array.from({ length: 30 }, (_, i) => `r${i}@lab.example,clip,,,,,,,a`)
    const report = await load(file(...rows, ...more))
    expect(report).toMatchObject({
      created: 31,
      skipped: [
        { row: 3, why: 'is longer than 64 KB' },
        { row: 4, why: 'has a quotation mark that does not close' },
      ],
    })
  })

  it('stores a page whole or not at all', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `r${i}@lab.example,clip,,,,,,,a`)
    let pages = 0
    const calendar = {
      fixed: true,
      now: async () => {
        pages += 1
        if (pages > 1) throw new Error('the second page fails')
        return scene.clock.now
      },
    }
    const failing = importSubscribers(
      { ...scene.deps, calendar },
      { content: bytes(file(...rows)), tags: [], overwrite: false, dryRun: false },
    )
    await expect(failing).rejects.toThrow('the second page fails')
    expect(await all()).toHaveLength(1000)
    expect(await load(file(...rows))).toMatchObject({ created: 500, unchanged: 1000 })
  })

  it('takes thousands of readers in pages', async () => {
    const zones = ['Asia/Seoul', 'Europe/Berlin', 'America/New_York']
    async function* many() {
      yield* bytes(`${header}\n`)
      for (let i = 0; i < 5000; i++) {
        yield* bytes(`r${i}@lab.example,"clip,diffusion",word${i % 10},${zones[i % 3]},,,,,list\n`)
      }
    }
    const lines: number[] = []
    expect(await load(many(), { onProgress: (line) => lines.push(line) })).toEqual({
      ...counts,
      created: 5000,
    })
    expect(lines).toEqual([1001, 2001, 3001, 4001, 5001, 5001])
    const due = await scene.db.$count(subscribers, eq(subscribers.timezone, 'Asia/Seoul'))
    expect(due).toBe(1667)
  })
})

describe('files of other services', () => {
  const bring = (content: string, more: Partial<ImportInput> = {}) =>
    importSubscribers(scene.deps, {
      content: bytes(content),
      tags: ['clip'],
      consentSource: 'the old list',
      overwrite: false,
      dryRun: false,
      ...more,
    })
  const states = async () => (await all()).map(({ email, state }) => `${email} ${state}`)

  it.each([
    [
      'Mailchimp',
      'Email Address,First Name,MEMBER_RATING,TIMEZONE,LEID,EUID,UNSUB_TIME,CLEAN_TIME,TAGS',
      ['a@lab.example,Ada,2,Asia/Seoul,1,x,,,"""Lab members"",""captioning"""'],
      ['b@lab.example,Bo,2,nowhere,2,y,2025-01-01 10:00:00,,'],
      ['c@lab.example,Cy,2,,3,z,,2025-01-01 10:00:00,'],
    ],
    [
      'Substack',
      'email,active_subscription,email_disabled,prefer_digests,created_at',
      ['a@lab.example,false,false,true,2024-01-01'],
      ['b@lab.example,false,true,false,2024-01-01'],
      [],
    ],
    [
      'listmonk',
      'uuid,email,name,attributes,status,created_at,updated_at',
      ['1,a@lab.example,Ada,"{""city"": ""Ulm""}",enabled,2024-01-01,2024-01-01'],
      ['2,b@lab.example,Bo,{},disabled,2024-01-01,2024-01-01'],
      ['3,c@lab.example,Cy,{},blocklisted,2024-01-01,2024-01-01'],
    ],
    [
      'Buttondown',
      'email,notes,metadata,tags,subscriber_type,creation_date',
      ['a@lab.example,,{},captioning,regular,2024-01-01'],
      ['b@lab.example,,{},,unsubscribed,2024-01-01'],
      ['c@lab.example,,{},,undeliverable,2024-01-01'],
    ],
  ])('%s: who reads there reads here, and nobody else', async (name, head, reads, left, barred) => {
    const content = [head, ...reads, ...left, ...barred, ''].join('\n')
    const report = await bring(content)
    expect(report).toMatchObject({ created: 1, receiving: 1, left: 1, skipped: [] })
    expect(report.suppressed).toBe(barred.length)
    expect(await states()).toEqual(['a@lab.example confirmed'])
    const [ada] = await all()
    expect(ada?.consentSource).toBe('the old list')
    expect(ada?.rhythm).toBe(name === 'Substack' ? 'weekly' : 'daily')
    expect(ada?.timezone).toBe(name === 'Mailchimp' ? 'Asia/Seoul' : 'UTC')
    const follows = ['Mailchimp', 'Buttondown'].includes(name) ? 'captioning' : 'clip'
    expect(await scene.interestsOf(ada?.id ?? 0)).toEqual([`${follows} normal`])
    expect(await bring(content)).toMatchObject({ created: 0, unchanged: 1, receiving: 0 })
    // An older file, in which they all still read, brings none of them back.
    const older = 'email\nb@lab.example\nc@lab.example\n'
    const again = await bring(older)
    expect(again.created).toBe(2 - 1 - barred.length)
  })

  it('Substack has a second kind of export, where who gets nothing says so in one column', async () => {
    const head = 'Email,Name,Subscription type,Activity,Subscription date,Receiving emails for'
    const report = await bring(
      [
        head,
        'a@lab.example,A,Free,3,2023-01-01,"Main, Pod"',
        'b@lab.example,B,Free,0,2023-01-01,',
      ].join('\n'),
    )
    expect(report).toMatchObject({ kind: 'substack', created: 1, left: 1 })
    expect(await states()).toEqual(['a@lab.example confirmed'])
  })

  it('Mailchimp tells who complained by the reason for leaving', async () => {
    const head = 'Email Address,LEID,EUID,UNSUB_TIME,UNSUB_REASON'
    const time = '2025-01-01 10:00:00'
    const report = await bring(
      [head, `a@lab.example,1,x,${time},NORMAL`, `b@lab.example,2,y,${time},ABUSE`].join('\n'),
    )
    expect(report).toMatchObject({ kind: 'mailchimp', left: 1, suppressed: 1 })
  })

  it.each([
    [
      'mailchimp',
      'Email Address,LEID,EUID,TIMEZONE,UNSUB_TIME,CLEAN_TIME',
      ['a@lab.example,1,x,nowhere,,', 'b@lab.example,2,y,,2025-01-01 10:00:00,'],
    ],
    [
      'substack',
      'email,active_subscription,email_disabled',
      ['a@lab.example,true,false', 'b@lab.example,true,true'],
    ],
    ['listmonk', 'uuid,email,status', ['1,a@lab.example,enabled', '2,b@lab.example,disabled']],
    [
      'buttondown',
      'email,subscriber_type,creation_date',
      ['a@lab.example,regular,2024-01-01', 'b@lab.example,unsubscribed,2024-01-01'],
    ],
  ])('%s: columns of ours that were added hide nobody who left there', async (kind, head, rows) => {
    const added = rows.map((row) => `${row},the fair,9,"ti:captions, maps"`)
    const content = [`${head},Consent Source,hour,queries`, ...added].join('\n')
    const report = await bring(content, { consentSource: null, tags: [] })
    expect(report).toMatchObject({ kind, created: 1, left: 1, skipped: [] })
    expect(await states()).toEqual(['a@lab.example confirmed'])
    const [ada] = await all()
    expect(ada).toMatchObject({ consentSource: 'the fair', hour: 9 })
    expect(await scene.interestsOf(ada?.id ?? 0)).toEqual(['maps normal', 'ti:captions normal'])
  })

  it('who left by one row has left, wherever in the file another says they read', async () => {
    const rows = (status: string, ...names: string[]) =>
      names.map((name, i) => `${i},${name}@lab.example,${status}`)
    const crowd = Array.from({ length: 1_100 }, (_, i) => `crowd${i}`)
    const content = [
      'uuid,email,status',
      ...rows('enabled', 'near', 'far'),
      ...rows('disabled', 'NEAR', 'first'),
      ...rows('enabled', 'first', ...crowd),
      ...rows('blocklisted', 'far', 'near'),
    ].join('\n')
    const others = async () => (await states()).filter((one) => !one.startsWith('crowd'))
    const report = await bring(content)
    expect(report).toMatchObject({ left: 2, suppressed: 1 })
    expect(report.skipped.map(({ row, why }) => `${row} ${why}`)).toEqual([
      '2 left in row 4',
      '3 left in row 1107',
      '6 has the address of row 5',
    ])
    expect(await others()).toEqual(['far@lab.example left'])
    expect((await bring(content)).created).toBe(0)
    expect(await others()).toEqual(['far@lab.example left'])
    // The stronger word of two.
    expect(await bring('email\nnear@lab.example\n')).toMatchObject({ suppressed: 1 })
  })

  it('say nothing of consent, so somebody must', async () => {
    const content = 'email,active_subscription\na@lab.example,true\n'
    await expect(bring(content, { consentSource: null })).rejects.toThrow(
      'no column consent_source',
    )
  })

  it('words nobody knows are no consent', async () => {
    const report = await bring(
      'uuid,email,status\n1,a@lab.example,sleeping\n2,b@lab.example,pending\n3,c@lab.example,constructor\n',
    )
    expect(report).toMatchObject({ created: 0, skipped: [{ row: 2 }, { row: 3 }, { row: 4 }] })
    expect(report.skipped[0]?.why).toContain('sleeping is not known')
    expect(report.skipped[2]?.why).toContain('constructor is not known')
  })

  it('who reads here goes on, although they left there', async () => {
    await load(file('kim@lab.example,clip,,,,,,,a'))
    await bring('uuid,email,status\n1,kim@lab.example,disabled\n')
    expect(await states()).toEqual(['kim@lab.example confirmed'])
  })

  it('first digests are spread over days, also over a kill and a second run', async () => {
    const people = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `p${from + i}@lab.example,clip,,,,,,,a`)
    const options = { perDay: 2, tags: [] }
    const report = await bring(file(...people(0, 3)), options)
    expect(report).toMatchObject({ receiving: 3, firstAt: (await all())[0]?.nextDueAt })
    await bring(file(...people(0, 5)), options)
    const days = (await all()).map(({ nextDueAt }) => nextDueAt?.toISOString().slice(8, 10))
    const [first = 0] = days.map(Number)
    expect(days.map(Number)).toEqual([first, first, first + 1, first + 1, first + 2])
  })
})

describe('our own file', () => {
  it('tells who may not be mailed, so that a move does not mail them again', async () => {
    const names = ['kim', 'lee', 'mo', 'pat']
    await load(file(...names.map((name) => `${name}@lab.example,clip,,,,,,,a`)))
    const reasons = { kim: 'bounce', lee: 'complaint', mo: 'provider-list' } as const
    await scene.db.transaction(async (tx) => {
      for (const [name, reason] of Object.entries(reasons)) {
        const address = `${name}@lab.example`
        await suppress({ tx, keys: scene.deps.keys }, { address, reason, at: scene.clock.now })
        await flagAddresses(tx, [address])
      }
    })
    const lines: string[] = []
    for await (const line of exportSubscribers(scene.deps, new AbortController().signal))
      lines.push(line)
    const status = lines.slice(1).map((line) => `${line.split('@')[0]} ${line.split(',').at(-1)}`)
    expect(status).toEqual(['kim bounced', 'lee complained', 'mo blocked', 'pat reads'])
    await scene.empty()
    expect(await load(lines.join('\r\n'))).toMatchObject({ created: 1, suppressed: 3 })
  })

  it('names no topic that is not kept any more, and leaves out who follows nothing else', async () => {
    await load(
      file(
        'kim@lab.example,"clip,diffusion",,,,,,,a',
        'lee@lab.example,diffusion,,,,,,,a',
        'mo@lab.example,diffusion,ti:maps,,,,,,a',
        'pat@lab.example,diffusion,,,,,,,a',
      ),
    )
    const pat = await scene.subscriber('pat@lab.example')
    await leave(scene.deps, { subscriberId: pat.id })
    const keep = (active: boolean) =>
      scene.db.update(tags).set({ active }).where(eq(tags.slug, 'diffusion'))
    await keep(false)
    try {
      const lines: string[] = []
      const without: number[] = []
      const { signal } = new AbortController()
      const tell = (count: number) => without.push(count)
      for await (const line of exportSubscribers(scene.deps, signal, tell)) lines.push(line)
      const rows = lines.slice(1).map((line) => line.split(',').slice(0, 3).join(' '))
      expect(rows).toEqual([
        'kim@lab.example clip ',
        'mo@lab.example  ti:maps',
        'pat@lab.example  ',
      ])
      expect(without).toEqual([1])
      await scene.empty()
      expect(await load(lines.join('\r\n'))).toEqual({ ...counts, created: 2, left: 1 })
    } finally {
      await keep(true)
    }
  })

  it('never ends early without a word', async () => {
    await load(three)
    const stop = new AbortController()
    const lines = exportSubscribers(scene.deps, stop.signal)
    await lines.next()
    stop.abort(new PaperboyError('unavailable', 'Stopped.'))
    await expect(lines.next()).rejects.toThrow('Stopped.')
  })

  it('comes back as it was, and holds no formula for a spreadsheet', async () => {
    await load(
      file(
        'kim@lab.example,"clip,cs.cv","=CLIP, ""state space"" -survey, au:""Radford, Alec""",Asia/Seoul,9,weekly,3,ko,=HYPERLINK(1)',
        'lee@lab.example,clip,,UTC,7,daily,1,en,"@home, +1"',
      ),
    )
    const lee = await scene.subscriber('lee@lab.example')
    await leave(scene.deps, { subscriberId: lee.id, action: 'all' })
    const read = async () => {
      const lines: string[] = []
      for await (const line of exportSubscribers(scene.deps, new AbortController().signal))
        lines.push(line)
      return lines
    }
    const lines = await read()
    expect(lines).toHaveLength(3)
    for (const cell of lines.slice(1).join(',').split(',')) expect(cell).not.toMatch(/^"?[=+\-@\t]/)
    expect(lines[2]).toMatch(/,left$/)
    await scene.empty()
    expect(await load(lines.join('\r\n'))).toEqual({ ...counts, created: 1, left: 1 })
    expect((await read())[1]).toBe(lines[1])
  })
})
