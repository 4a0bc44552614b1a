/** Public pages: made once for what the store holds, then sent from memory, with an ETag. They show no
 * reader's data, so whoever stands between may keep them for a minute. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import type { PageContext } from './page-context.ts'
import { readParameters } from './read-parameters.ts'
import type { StoreView } from './store-view.ts'

type Made = { etag: string; html: string; zipped: Uint8Array<ArrayBuffer> }
type Tree = { toString(): string | Promise<string> }

/** Null: there is no such page. */
export type MakePage = (page: PageContext, view: StoreView) => Promise<Tree | null>
export type SendPublic = (c: Context, make: MakePage) => Promise<Response>

type PublicDeps = {
  readView(): Promise<StoreView>
  pageOf(c: Context): PageContext
}

const bytesHeld = 48 * 1024 * 1024
/** A longer address is made afresh each time: nobody fills the memory with addresses. */
const longestKey = 800
const zip = promisify(gzip)

/** For a minute without asking, then by asking whether it changed. */
const cachePolicy = 'public, max-age=60, stale-while-revalidate=600'

export function createPublicPages(deps: PublicDeps): SendPublic {
  const held = new LRUCache<string, Made>({
    maxSize: bytesHeld,
    sizeCalculation: ({ html, zipped }, key) => 2 * (html.length + key.length) + zipped.byteLength,
  })
  const making = new Map<string, Promise<Made | null>>()

  /** Those who come while it is being made wait for the same one. */
  function madeOnce(key: string, make: () => Promise<Tree | null>): Promise<Made | null> {
    const under = making.get(key)
    if (under !== undefined) return under
    const made = madeFrom(make).finally(() => making.delete(key))
    making.set(key, made)
    return made
  }

  return async (c, make) => {
    const page = deps.pageOf(c)
    const view = await deps.readView()
    const { pathname } = new URL(c.req.url)
    const key = `${view.revision} ${page.locale} ${pathname}${readParameters(c.req.url)}`
    let made = held.get(key) ?? null
    if (!made) {
      made = await madeOnce(key, () => make(page, view))
      if (!made) return c.notFound()
      if (key.length <= longestKey) held.set(key, made)
    }
    return answer(c, made)
  }
}

async function madeFrom(make: () => Promise<Tree | null>): Promise<Made | null> {
  const tree = await make()
  if (tree === null) return null
  const html = `<!doctype html>${tree.toString()}`
  const hash = createHash('sha256').update(html).digest('base64url').slice(0, 22)
  return { html, etag: `W/"${hash}"`, zipped: new Uint8Array(await zip(html, { level: 6 })) }
}

function answer(c: Context, { etag, html, zipped }: Made): Response {
  c.header('Cache-Control', cachePolicy)
  c.header('ETag', etag)
  c.header('Vary', 'Accept-Language, Cookie, Accept-Encoding')
  if (isHeld(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('Content-Type', 'text/html; charset=UTF-8')
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(c.req.header('accept-encoding') ?? '')) {
    return c.body(html)
  }
  c.header('Content-Encoding', 'gzip')
  return c.body(zipped)
}

/** Weakly compared, as a GET's are (RFC 9110, 13.1.2). */
const isHeld = (asked: string | undefined, etag: string): boolean =>
  asked?.split(',').some((one) => {
    const tag = one.trim()
    return tag === '*' || tag.replace(/^W\//, '') === etag.slice(2)
  }) ?? false
