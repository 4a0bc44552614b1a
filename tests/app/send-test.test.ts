/** `send-test`: one real letter through the configured transport, and no trace in lanes and ledger. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { loadConfig } from '../../src/config.ts'
import { holdLane, lanesInOrder } from '../../src/delivery/lanes.ts'
import { readOutbox } from '../../src/delivery/read-outbox.ts'
import { loadSample } from '../../src/ingest/load-sample.ts'
import { readSamplePapers } from '../../src/ingest/sample/read-sample.ts'
import { createLog } from '../../src/observability/log.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { emptyDelivery } from '../support/delivery-world.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

let test: TestDatabase
let resend: ResendStandIn
let opened: App[] = []

beforeAll(async () => {
  test = await openTestDatabase()
  const deps = { db: test.db, calendar: databaseCalendar, tagPapers }
  await loadSample(deps, readSamplePapers().slice(0, 12))
  resend = await startResendStandIn()
})
afterAll(async () => {
  await resend?.close()
  await test?.close()
})
beforeEach(async () => {
  await emptyDelivery(test.db)
  resend.taken.length = 0
  return () => {
    for (const app of opened) app.close()
    opened = []
  }
})

const mailing = {
  MAIL_FROM: 'Paperboy <digest@lab.example>',
  POSTAL_ADDRESS: '1 Lab Road',
  SECRET_KEY: 'of this test, and long enough for it',
}
const throughResend = () => ({
  ...mailing,
  MAIL_TRANSPORT: 'resend',
  RESEND_API_KEY: resend.apiKey,
  RESEND_BASE_URL: resend.url,
})

async function give(env: Record<string, string>, ...argv: string[]) {
  const app = await createApp({
    config: loadConfig(env),
    db: test.db,
    secretKey: mailing.SECRET_KEY,
    log: createLog('silent'),
  })
  opened.push(app)
  const out: string[] = []
  const notes: string[] = []
  const io = {
    out: async (line: string) => void out.push(line),
    note: async (line: string) => void notes.push(line),
  }
  const signal = new AbortController().signal
  const code = await runCommand(
    app.services,
    { argv: ['send-test', ...argv], cwd: '/' },
    io,
    signal,
  )
  return { app, code, out: out.join('\n'), notes: notes.join('\n') }
}

const trace = async () =>
  test.db.execute(sql`
    select (select count(*) from letters) as letters, (select count(*) from batches) as batches,
      (select count(*) from digests) as digests, (select count(*) from send_days) as days`)

describe('send-test', () => {
  it('sends a digest of the newest papers through Resend, whatever the lanes say', async () => {
    for (const lane of lanesInOrder) await holdLane(test.db, { lane, reason: 'held' })
    const { code, out } = await give(throughResend(), '--to', ' Ada@Lab.example ')
    expect(code).toBe(0)
    const [taken] = resend.taken
    expect(out).toBe(
      `Paperboy: a test of the daily digest: resend took it, for Ada@lab.example (${taken?.id})`,
    )
    expect(taken?.to).toEqual(['Ada@lab.example'])
    const mail = taken?.mail as Record<string, string>
    expect(mail.subject).toBe('Paperboy: a test of the daily digest')
    const titles = await test.db.query.papers.findMany({ columns: { title: true } })
    const shown = titles.filter(({ title }) => mail.text?.includes(title.slice(0, 40)))
    expect(shown.length).toBeGreaterThanOrEqual(4)
    expect(mail.html).not.toMatch(/\/(unsubscribe|preferences|confirm)\//)
    expect(await trace()).toEqual([{ letters: 0, batches: 0, digests: 0, days: 0 }])
    const second = await give(throughResend(), '--to', 'ada@lab.example', '--json')
    expect(JSON.parse(second.out)).toMatchObject({ transport: 'resend', id: resend.taken[1]?.id })
  })

  it('waits its turn under the rate that all instances share', async () => {
    await give(throughResend(), '--to', 'ada@lab.example')
    await test.db.execute(sql`
      update provider_rates set next_permit_at = clock_timestamp() + interval '10 minutes'`)
    const { code, notes } = await give(throughResend(), '--to', 'ada@lab.example')
    expect({ code, notes }).toEqual({
      code: 1,
      notes: expect.stringMatching(/resend asks us to slow down\. Give the command again in \d+ s/),
    })
    expect(resend.taken).toHaveLength(1)
  })

  it('lies in the outbox where mail stays there', async () => {
    const { code, out } = await give({}, '--to', 'ada@lab.example')
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Paperboy: a test of the daily digest: the outbox has it, for ada@lab.example',
    })
    expect(await readOutbox(test.db)).toMatchObject([{ to: 'ada@lab.example' }])
  })

  it('goes over a relay', async () => {
    const arrived: Buffer[] = []
    const relay = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: async (stream, _session, done) => {
        for await (const chunk of stream) arrived.push(chunk as Buffer)
        done()
      },
    })
    relay.listen(0, '127.0.0.1')
    await once(relay.server, 'listening')
    const { port } = relay.server.address() as AddressInfo
    const env = { ...mailing, MAIL_TRANSPORT: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}` }
    const { app, code } = await give(env, '--to', 'ada@lab.example')
    app.close()
    await new Promise<void>((done) => relay.close(() => done()))
    const mail = await PostalMime.parse(Buffer.concat(arrived))
    expect({ code, to: mail.to }).toMatchObject({ code: 0, to: [{ address: 'ada@lab.example' }] })
  })

  it('mails nobody who must not be, nobody wrong, and says what Resend refused', async () => {
    const refused = await give(throughResend())
    expect(refused).toMatchObject({ code: 2, notes: expect.stringContaining('--to is missing') })
    for (const to of ['ada', 'ada@lab', 'a@lab.example, b@lab.example', 'a@lab.example\nBcc: b']) {
      expect(await give(throughResend(), '--to', to)).toMatchObject({ code: 2, out: '' })
    }
    const { keys } = refused.app
    await test.db.transaction((tx) =>
      suppress({ tx, keys }, { address: 'gone@lab.example', reason: 'bounce', at: new Date() }),
    )
    expect(await give(throughResend(), '--to', 'gone@lab.example')).toMatchObject({
      code: 1,
      notes: expect.stringContaining('must not be mailed'),
    })
    expect(resend.taken).toEqual([])
    const wrong = { ...throughResend(), RESEND_API_KEY: 're_wrong' }
    expect(await give(wrong, '--to', 'ada@lab.example')).toMatchObject({
      code: 1,
      notes: expect.stringMatching(/resend did not take it: API key is invalid.*doctor/),
    })
  })
})
