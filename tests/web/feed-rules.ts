/** The rules of RFC 4287 and JSON Feed 1.1 that a feed validator holds a feed to, and what feed readers make
 * of it. Each returns what feedsmith reads, so that a test may look at the entries. */
import { XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { expect } from 'vitest'

/** What XML 1.0 allows; a parser stops at anything else. */
const outsideXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

export function checkedAtom(text: string, self: string) {
  expect(outsideXml.test(text)).toBe(false)
  expect(XMLValidator.validate(text)).toBe(true)
  expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\s*<feed xmlns="http:/)
  const feed: Atom = parseAtomFeed(text)
  checkLanguage(/<feed [^>]*xml:lang="([^"]*)"/.exec(text)?.[1])
  checkInstant(feed.updated)
  expect(feed.title?.value).toBeTruthy()
  expect(feed.id).toMatch(/^https?:/)
  expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe(self)
  expect(feed.links?.filter(({ rel }) => rel === 'alternate')).toHaveLength(1)
  const { entries = [] } = feed
  checkIds(entries.map(({ id }) => id))
  for (const entry of entries) checkEntry(entry, feed)
  return feed
}

type Atom = ReturnType<typeof parseAtomFeed<string>>

function checkEntry(entry: NonNullable<Atom['entries']>[number], feed: Atom): void {
  expect(entry.title?.value).toBeTruthy()
  checkInstant(entry.updated)
  checkInstant(entry.published)
  expect(String(entry.updated) <= String(feed.updated)).toBe(true)
  const { links = [], authors = [] } = entry
  expect(links.some(({ rel }) => rel === 'alternate')).toBe(true)
  for (const { href } of links) expect(href).toMatch(/^https?:\/\//)
  const named = [authors, feed.authors ?? []].flat()
  expect(named.length).toBeGreaterThan(0)
  for (const { name } of named) expect(name).toBeTruthy()
  expect(entry.content ?? entry.summary).toBeTruthy()
  if (entry.content?.value !== undefined) checkHtml(entry.content.value)
}

export function checkedJsonFeed(text: string, self: string) {
  const read = JSON.parse(text)
  expect(read.version).toBe('https://jsonfeed.org/version/1.1')
  expect(read.title).toBeTruthy()
  expect(read.feed_url).toBe(self)
  expect(read.home_page_url).toMatch(/^https?:\/\//)
  checkLanguage(read.language)
  checkIds(read.items.map(({ id }: { id: unknown }) => id))
  for (const item of read.items) checkItem(item)
  return parseJsonFeed(text)
}

// biome-ignore lint/suspicious/noExplicitAny: what it is stands in the expectations
function checkItem(item: any): void {
  expect(typeof (item.content_text ?? item.content_html)).toBe('string')
  for (const address of [item.url, item.external_url ?? item.url]) {
    expect(address).toMatch(/^https?:\/\//)
  }
  checkInstant(item.date_published)
  checkInstant(item.date_modified ?? item.date_published)
  if (item.authors !== undefined) expect(item.authors.length).toBeGreaterThan(0)
  for (const { name } of item.authors ?? []) expect(name).toBeTruthy()
  checkLanguage(item.language ?? 'en')
  checkHtml(item.content_html ?? '')
}

/** Nothing that loads, runs or leads to a page of the feed reader's own. */
function checkHtml(html: string): void {
  expect(html).not.toMatch(/<(?:script|style|img|iframe|form|svg|math)\b|\son\w+=|style=/i)
  for (const [, href] of html.matchAll(/\b(?:href|src)="([^"]*)"/g)) {
    expect(href).toMatch(/^(?:https?:\/\/|mailto:)/)
  }
}

function checkIds(ids: unknown[]): void {
  for (const id of ids) expect(id).toMatch(/^https?:\/\//)
  expect(new Set(ids).size).toBe(ids.length)
}

function checkInstant(text: unknown): void {
  expect(text).toMatch(rfc3339)
  expect(Number.isNaN(Date.parse(String(text)))).toBe(false)
}

const checkLanguage = (tag: unknown): void =>
  void expect(Intl.getCanonicalLocales(String(tag))).toEqual([tag])
