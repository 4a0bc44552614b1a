/** GET /feeds/digests/:token/atom.xml and feed.json: a reader's picks, as mailed, for a feed reader. Its
 * servers see the address and all that it says, so nothing in it opens anything else. */
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { fullAbstract, shortAbstract } from '../../digest/abstract.ts'
import { listDigests } from '../../digest/find-in-digests.ts'
import { readable } from '../../digest/readable.ts'
import { type ToldDigest, tellDigests } from '../../digest/tell-digests.ts'
import { reasonTexts } from '../../locales/texts.ts'
import type { AbstractLength } from '../../storage/schema/subscribers.ts'
import { linkFor } from '../../subscribers/links.ts'
import { openLink } from '../../subscribers/open-link.ts'
import { type Preferences, readPreferences } from '../../subscribers/read-preferences.ts'
import { atomFile, atomType, type FeedEntry, jsonFeedFile, jsonFeedType } from '../feed-files.ts'
import { paragraphs } from '../feed-html.tsx'
import { inLanguage } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'

const kinds = [
  { name: 'atom.xml', type: atomType, write: atomFile },
  { name: 'feed.json', type: jsonFeedType, write: jsonFeedFile },
]

/** A fortnight of a daily reader. */
const digestsInFeed = 14

export function digestFeedRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  for (const { name, type, write } of kinds) {
    routes.get(`/feeds/digests/:token/${name}`, etag(), async (c) => {
      c.header('X-Robots-Tag', 'noindex, nofollow')
      c.header('Cache-Control', 'private, no-cache')
      const link = await openLink(deps, 'digestFeed', c.req.param('token'))
      const reader = link && (await readPreferences(deps, { subscriberId: link.row }))
      if (!reader) return c.notFound()
      const { site, words, tag } = inLanguage(deps.pageOf(c), reader.locale)
      const told = await readDigests(deps, reader)
      const file = write({
        title: words.digests.feedTitle(site.settings.siteName),
        publisher: site.settings.siteName,
        home: site.absolute('/'),
        // Another key signs another address, and it is the same feed.
        id: site.absolute(`/feeds/digests#${link.row}`),
        self: `${linkFor(deps.links, 'digestFeed', reader)}/${name}`,
        language: tag,
        entries: told.flatMap((digest) => entriesOf(digest, reader)),
      })
      return c.body(file, 200, { 'Content-Type': type })
    })
  }
  return routes
}

async function readDigests(
  { db }: PageDeps,
  { subscriberId, locale }: Preferences,
): Promise<ToldDigest[]> {
  const { ids } = await listDigests(db, { subscriberId, limit: digestsInFeed, skip: 0 })
  return tellDigests(db, { digestIds: ids, locale })
}

/** A paper comes once to a reader, so its own address tells entries apart. */
const entriesOf = ({ slotAt, papers }: ToldDigest, reader: Preferences): FeedEntry[] =>
  papers.map(({ title, url, reasons, shownAs, paper }) => {
    const texts = [
      reasons.join(reasonTexts(reader.locale).between),
      shownAs === 'full' ? abstractOf(paper.abstract, reader.abstractLength) : '',
    ].filter((text) => text !== '')
    return {
      ...{ id: url, url, title, at: slotAt },
      summary: texts.join('\n\n'),
      html: paragraphs(texts),
      authors: paper.authors.map(readable).filter((name) => name !== ''),
    }
  })

function abstractOf(abstract: string, length: AbstractLength): string {
  if (length === 'titles') return ''
  return (length === 'full' ? fullAbstract : shortAbstract)(readable(abstract))
}
