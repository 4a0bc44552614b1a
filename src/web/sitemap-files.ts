/** Sitemaps as search engines read them (sitemaps.org, 0.9): files of addresses, and an index of files.
 * Pure. */
import { XMLBuilder } from 'fast-xml-parser'

export const sitemapType = 'application/xml; charset=utf-8'

export type SitemapEntry = {
  /** Absolute. */
  url: string
  /** YYYY-MM-DD */
  changed?: string
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@_', format: true })
const head = { '@_version': '1.0', '@_encoding': 'UTF-8' }
const space = { '@_xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9' }

const told = (entries: readonly SitemapEntry[]) =>
  entries.map(({ url, changed }) => ({ loc: url, ...(changed && { lastmod: changed }) }))

export const sitemapFile = (entries: readonly SitemapEntry[]): string =>
  builder.build({ '?xml': head, urlset: { ...space, url: told(entries) } })

export const sitemapIndex = (files: readonly SitemapEntry[]): string =>
  builder.build({ '?xml': head, sitemapindex: { ...space, sitemap: told(files) } })
