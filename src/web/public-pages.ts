/** Public pages and files: made once for what the store holds, then sent from memory, with an ETag. They
 * show no reader's data, so whoever stands between may keep them for a minute. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import type { PageContext } from './page-context.ts'
import { readParameters } from './read-parameters.ts'
import type { StoreView } from './store-view.ts'

/** `type`: its media type. */
export type PublicFile = { type: string; text: string }
/** Zipped alone: with its text a page took ten times the memory, and feeds pushed each other out. */
type Made = { type: string; etag: string; zipped: Uint8Array<ArrayBuffer> }
type Tree = { toString(): string | Promise<string> }
type Make<Result> = (page: PageContext, view: StoreView) => Promise<Result | null>

/** Null: there is no such page. */
export type MakePage = Make<Tree>
/** Whether it shows how many read, save or like a paper; then it is made anew when those are counted. */
type Shows = { counts: boolean }
export type SendPublic = (c: Context, make: MakePage, shows?: Shows) => Promise<Response>
/** `read`: what of the query string it was made from, in one order and spelling. */
export type SendPublicFile = (
  c: Context,
  read: string,
  make: Make<PublicFile>,
  shows?: Shows,
) => Promise<Response>

type PublicDeps = {
  readView(): Promise<StoreView>
  pageOf(c: Context): PageContext
}

const bytesHeld = 48 * 1024 * 1024
/** A longer address is made afresh each time: nobody fills the memory with addresses. */
const longestKey = 800
const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** For a minute without asking, then by asking whether it changed. */
const cachePolicy = 'public, max-age=60, stale-while-revalidate=600'

export function createPublicPages(deps: PublicDeps): {
  sendPublic: SendPublic
  sendPublicFile: SendPublicFile
} {
  const held = new LRUCache<string, Made>({
    maxSize: bytesHeld,
    sizeCalculation: ({ zipped }, key) => 2 * key.length + zipped.byteLength,
  })
  const making = new Map<string, Promise<Made | null>>()

  /** Those who come while it is being made wait for the same one. */
  function madeOnce(key: string, make: () => Promise<PublicFile | null>): Promise<Made | null> {
    const under = making.get(key)
    if (under !== undefined) return under
    const made = madeFrom(make).finally(() => making.delete(key))
    making.set(key, made)
    return made
  }

  const sendPublicFile: SendPublicFile = async (c, read, make, shows) => {
    const page = deps.pageOf(c)
    const view = await deps.readView()
    // Decoded: one page is held once, however its address is spelled.
    const counted = shows?.counts ? view.noticed : ''
    const key = `${view.revision} ${counted} ${page.locale} ${c.req.path.replace(/\/+$/, '')}${read}`
    let made = held.get(key) ?? null
    if (!made) {
      made = await madeOnce(key, () => make(page, view))
      if (!made) return c.notFound()
      if (key.length <= longestKey) held.set(key, made)
    }
    return answer(c, made)
  }
  return {
    sendPublicFile,
    sendPublic: (c, make, shows) => {
      const write: Make<PublicFile> = async (page, view) => {
        const tree = await make(page, view)
        return tree && { type: 'text/html; charset=UTF-8', text: `<!doctype html>${tree}` }
      }
      return sendPublicFile(c, readParameters(c.req.url), write, shows)
    },
  }
}

async function madeFrom(make: () => Promise<PublicFile | null>): Promise<Made | null> {
  const file = await make()
  if (file === null) return null
  const hash = createHash('sha256').update(file.text).digest('base64url').slice(0, 22)
  const zipped = new Uint8Array(await zip(file.text, { level: 6 }))
  return { type: file.type, etag: `W/"${hash}"`, zipped }
}

async function answer(c: Context, { etag, type, zipped }: Made): Promise<Response> {
  c.header('Cache-Control', cachePolicy)
  c.header('ETag', etag)
  c.header('Vary', 'Accept-Language, Cookie, Accept-Encoding')
  if (isHeld(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('Content-Type', type)
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(c.req.header('accept-encoding') ?? '')) {
    return c.body(new Uint8Array(await unzip(zipped)))
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
