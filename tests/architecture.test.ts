/** The walls of the product: a file imports its own folder or a lower line, never up, never sideways. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Lowest line first; folders of one line never import each other. */
const lines = [
  ['src/errors.ts', 'src/lib', 'src/observability'],
  ['src/locales', 'src/settings'],
  ['src/storage', 'src/query', 'emails'],
  ['src/webhooks'],
  ['src/papers', 'src/subscribers'],
  ['src/ingest', 'src/tagging', 'src/editorial'],
  ['src/matching', 'src/search'],
  ['src/digest', 'src/delivery'],
  ['src/feedback'],
  ['src/web', 'src/cli', 'src/schedule'],
  ['src/app.ts', 'src/app', 'src/main.ts', 'src/bench', 'src/paperboy.mjs'],
]
/** The environment is read once, at the top; everything below is handed values. */
const readersOfConfig = new Set([
  'src/app.ts',
  'src/app',
  'src/main.ts',
  'src/bench',
  'src/config.ts',
])

const station = (file: string): string => {
  const [top = '', second = ''] = file.split('/')
  return top === 'src' ? `src/${second}` : top
}
const lineOf = (name: string): number => lines.findIndex((line) => line.includes(name))

const files = ['src', 'emails'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(folder, name)),
)

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(root, file), 'utf8')
  // The shape of the configuration may be named anywhere; its reader may not.
  const found = text
    .replaceAll(/^import type .*config\.ts'$/gm, '')
    .matchAll(
      /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]|new URL\(\s*['"](\.[^'"]+\.(?:ts|mjs))['"]/g,
    )
  return [...found].map((match) =>
    relative(root, resolve(root, dirname(file), (match[1] ?? match[2]) as string)),
  )
}

const edges = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })))

describe('the walls', () => {
  it('every folder stands on a line', () => {
    const strays = files.map(station).filter((name) => lineOf(name) < 0 && name !== 'src/config.ts')
    expect([...new Set(strays)]).toEqual([])
  })

  it('no import points up or sideways', () => {
    const wrong = edges
      .filter(({ target }) => target !== 'src/config.ts')
      .filter(({ file, target }) => {
        const [from, to] = [station(file), station(target)]
        if (from === to || from === 'src/config.ts' || !/\.(tsx?|mjs|json)$/.test(target))
          return false
        const errors = to === 'src/errors.ts'
        return errors ? false : lineOf(to) >= lineOf(from) && lineOf(from) < lines.length - 1
      })
      .map(({ file, target }) => `${file} -> ${target}`)
    expect(wrong).toEqual([])
  })

  it('only the top reads the configuration', () => {
    const wrong = edges
      .filter(
        ({ file, target }) => target === 'src/config.ts' && !readersOfConfig.has(station(file)),
      )
      .map(({ file }) => file)
    expect(wrong).toEqual([])
  })

  it('delivery knows neither papers nor React, and emails know no product code', () => {
    const wrong = edges
      .filter(
        ({ file, target }) =>
          (file.startsWith('src/delivery/') &&
            /^(emails|src\/(papers|digest|matching|subscribers))/.test(target)) ||
          (file.startsWith('emails/') && !/^(emails|src\/locales)\//.test(target)),
      )
      .map(({ file, target }) => `${file} -> ${target}`)
    expect(wrong).toEqual([])
  })

  it('scanned what it claims to have scanned', () => {
    expect(files.length).toBeGreaterThan(120)
    expect(edges.length).toBeGreaterThan(300)
  })
})
