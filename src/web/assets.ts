/** Style, script and icon of the pages, read once, served under names that hold their hash. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'

export type AssetName =
  | 'paperboy.css'
  | 'form.js'
  | 'browse.js'
  | 'desk.js'
  | 'counted.js'
  | 'favicon.svg'
export type Assets = { path(name: AssetName): string; routes: Hono }

type Asset = { name: AssetName; type: string; body: string; hashed: string }

const folder = new URL('./assets/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
/** All files of a kind as one, in the order of their names; `.mjs` is a script of its own. */
const joined = (ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map(read)
    .join('\n')

export function createAssets(): Assets {
  const all = [
    asset('paperboy.css', 'text/css; charset=utf-8', joined('.css')),
    asset('form.js', 'text/javascript; charset=utf-8', joined('.js')),
    asset('browse.js', 'text/javascript; charset=utf-8', read('browse.mjs')),
    asset(
      'desk.js',
      'text/javascript; charset=utf-8',
      ['desk.mjs', 'desk-preview.mjs', 'desk-moves.mjs'].map(read).join('\n'),
    ),
    asset('counted.js', 'text/javascript; charset=utf-8', read('counted.mjs')),
    asset('favicon.svg', 'image/svg+xml', read('favicon.svg')),
  ]
  const byPath = new Map(all.map((one) => [one.hashed, one]))
  const byName = new Map(all.map((one) => [one.name, one]))
  const routes = new Hono().get('/:file', (c) => {
    const found = byPath.get(c.req.param('file'))
    if (!found) return c.notFound()
    return c.body(found.body, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })
  return { path: (name) => `/assets/${byName.get(name)?.hashed ?? name}`, routes }
}

function asset(name: AssetName, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  return { name, type, body, hashed: name.replace('.', `-${hash}.`) }
}
