/** A whole Paperboy on a test database, with a calendar that the test moves and readers who use the
 * pages and open their outbox. */
import { pino } from 'pino'
import { prepareStore } from '../../src/app/prepare-store.ts'
import { wirePages } from '../../src/app/wire-pages.ts'
import { type App, createApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { readOutbox } from '../../src/delivery/read-outbox.ts'
import type { Transport } from '../../src/delivery/transports/transport.ts'
import type { Fetch } from '../../src/lib/polite-http.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { openTestDatabase } from '../support/database.ts'

export const secretKey = 'a secret that only tests know, 32+ characters'
const idle = new AbortController().signal

export type Town = Awaited<ReturnType<typeof openTown>>

export async function openTown(
  options: {
    env?: Record<string, string>
    transport?: (app: { db: App['db'] }) => Transport
    webhookFetch?: Fetch
  } = {},
) {
  const test = await openTestDatabase()
  await prepareStore(test.db)
  const config = loadConfig({
    SOURCES: 'none',
    MAIL_FROM: 'Paperboy <digest@lab.example>',
    POSTAL_ADDRESS: '1 Paper Street, Lab Town',
    LIMIT_SUBSCRIBE_PER_HOUR: '1000',
    ...options.env,
  })
  const log = pino({ level: 'silent' })
  const transport = options.transport?.({ db: test.db })
  const { webhookFetch } = options
  const app = await createApp({
    ...{ config, db: test.db, secretKey, log, transport },
    ...(webhookFetch && { webhookFetch }),
  })
  return townOf(app, test)
}

/** The readers' side of an app. */
export function townOf(app: App, test: Awaited<ReturnType<typeof openTestDatabase>>) {
  let today = new Date()
  const pages = wirePages(app, {
    calendar: { fixed: true, now: async () => today },
    kickDelivery: () => undefined,
    beatMs: 1,
  })
  return {
    app,
    test,
    ingest: (file: string, now: Date) => app.ingest(fixedCalendar(now), { file }, idle),
    tick: (now: Date) => app.services.tick(fixedCalendar(now), idle, async () => {}),
    request: (
      now: Date,
      path: string,
      form?: URLSearchParams | FormData,
      headers: Record<string, string> = {},
    ) => {
      today = now
      return pages.request(path, { headers, ...(form ? { method: 'POST', body: form } : {}) })
    },
    /** Any method, as programs have them. */
    send: (now: Date, path: string, init: RequestInit) => {
      today = now
      return pages.request(path, init)
    },
    /** As a person at the machine asks, who may see what others may not. */
    atThisMachine: (now: Date, url: string) => {
      today = now
      const incoming = {
        socket: { remoteAddress: '127.0.0.1', remotePort: 50_000, remoteFamily: 'IPv4' },
      }
      return pages.request(url, {}, { incoming })
    },
    /** Newest first. */
    mails: (to?: string) => mailsOf(app, to),
    close: async () => {
      app.close()
      await test.close()
    },
  }
}

async function mailsOf(app: App, to?: string) {
  const mails = await readOutbox(app.db, { limit: 5000 })
  return mails.filter((mail) => to === undefined || mail.to === to)
}

export type ReaderForm = {
  email: string
  tag?: string[]
  query?: string[]
  mute?: string[]
} & Record<string, string | string[] | undefined>

/** Fills in the form, opens the confirm letter, presses its button. */
export async function join(town: Town, now: Date, form: ReaderForm): Promise<void> {
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    for (const one of value === undefined ? [] : [value].flat()) fields.append(name, one)
  }
  const answer = await town.request(now, '/subscribe', fields)
  if (answer.status !== 200) throw new Error(`subscribing failed: ${await answer.text()}`)
  await town.tick(now)
  const [letter] = await town.mails(form.email)
  const token = /\/confirm\/([A-Za-z0-9_-]+)/.exec(letter?.text ?? '')?.[1]
  if (!token) throw new Error('no confirm letter came')
  const confirmed = await town.request(now, `/confirm/${token}`, new URLSearchParams())
  if (confirmed.status !== 200) throw new Error(`confirming failed: ${await confirmed.text()}`)
  await town.tick(now)
}
