/** What machines ask for by habit. */
import { Hono } from 'hono'
import type { Site } from '../site.ts'

/** Nothing behind a token or a guard is for search engines. */
const closed = [
  ...['confirm', 'preferences', 'unsubscribe', 'account', 'digest', 'feedback', 'saved', 'save'],
  ...['feeds/saved', 'feeds/digests', 'outbox', 'admin', 'metrics'],
]

export function machineFiles(site: Site): Hono {
  const lines = site.settings.robots
    ? [
        ...closed.map((folder) => `Disallow: ${site.path(`/${folder}/`)}`),
        `Sitemap: ${site.absolute('/sitemap.xml')}`,
      ]
    : ['Disallow: /']
  return new Hono()
    .get('/robots.txt', (c) => c.text(`User-agent: *\n${lines.join('\n')}\n`))
    .get('/favicon.ico', (c) => c.redirect(site.asset('favicon.svg'), 302))
}
