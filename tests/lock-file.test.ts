/** `npm ci` refuses a lock file that lacks an optional package of any platform, and npm leaves out
 * those that it could not look up when it wrote the file. And the file names no registry. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Entry = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }
const { packages } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'),
) as { packages: Record<string, Entry> }

/** Where Node would find it from there, innermost folder first. */
function isLocked(from: string, name: string): boolean {
  const folders = from.split('/node_modules/')
  return (
    folders.some((_, depth) => {
      const base = folders.slice(0, folders.length - depth).join('/node_modules/')
      return packages[`${base}/node_modules/${name}`] !== undefined
    }) || packages[`node_modules/${name}`] !== undefined
  )
}

describe('the lock file', () => {
  it('holds every optional package, of this platform or another', () => {
    const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(from, name)),
    )
    expect(missing).toEqual([])
    expect(Object.keys(packages).length).toBeGreaterThan(300)
  })

  it('names no host', () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual(
      [],
    )
  })
})
