/** One Paperboy that serves its pages and does nothing else, on a port of its own; and the same port
 * with a bare hello-world, to stand beside it. */
import { serve } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { wirePages } from '../../app/wire-pages.ts'
import { databaseCalendar } from '../../storage/calendar.ts'
import { serveWeb } from '../../web/serve.ts'
import { openApp } from '../bench-database.ts'
import type { Addresses } from '../page-addresses.ts'

const here = { host: '127.0.0.1', port: 0 }

export async function openWebServer(input: { environment: Record<string, string> }) {
  const { app, close } = await openApp(input.environment)
  const server = await serveWeb(
    wirePages(app, { calendar: databaseCalendar, kickDelivery: () => {} }),
    here,
  )
  return {
    port: async () => server.port,
    /** What there is to ask for: spread over all that is stored. */
    async addresses(): Promise<Addresses> {
      const read = async (query: ReturnType<typeof sql>) =>
        (await app.db.execute<{ text: string }>(query)).map(({ text }) => text)
      return {
        days: await read(sql`
          select distinct listing_day::text as text from papers where listing_day is not null
          order by 1 desc limit 60`),
        papers: await read(sql`
          select public_id as text from papers order by md5(public_id) limit 5000`),
        tags: await read(sql`select slug as text from tags where active order by md5(slug)`),
        queries: await read(sql`
          select distinct regexp_replace(name->>'en', '[^A-Za-z ]', ' ', 'g') as text from tags
          where kind = 'topic' and active order by 1 limit 200`),
      }
    },
    async cpuSeconds(): Promise<number> {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    },
    async peakRssMb(): Promise<number> {
      return Math.round(process.resourceUsage().maxRSS / 1024)
    },
    async close() {
      await server.close()
      await close()
    },
  }
}

export async function openHello(_input: object) {
  const app = new Hono().get('/', (c) => c.text('Hello'))
  const port = await new Promise<number>((done) => {
    serve({ fetch: app.fetch, hostname: here.host, port: 0 }, (info) => done(info.port))
  })
  return { port: async () => port }
}
