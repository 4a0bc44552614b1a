/** What ships in deploy/, held against what is there: no container engine is needed to see it drift. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands, localCommands } from '../src/cli/commands.ts'
import { environmentSchema } from '../src/settings/environment.ts'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, 'deploy', name), 'utf8')
const dockerfile = read('Dockerfile')

/** Of COPY lines that take from the folder, not from an earlier stage. */
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
  sources.split(' '),
)

describe('the Dockerfile', () => {
  it('copies what is there, and lets nothing else into the context', () => {
    expect(copied.length).toBeGreaterThan(5)
    for (const source of copied) expect(existsSync(join(root, source)), source).toBe(true)
    const [all, ...allowed] = read('Dockerfile.dockerignore').trim().split('\n')
    expect(all).toBe('*')
    expect(allowed.map((line) => line.replace('!', '')).sort()).toEqual([...new Set(copied)].sort())
  })

  it('is Node 24 without root, in two stages, and ends on SIGTERM itself', () => {
    expect(dockerfile.match(/^FROM node:24-slim/gm)).toHaveLength(2)
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM'))
    expect(last).toMatch(/^USER node$/m)
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN'))
    expect(last).toMatch(/^CMD \["node", /m)
    expect(last).not.toContain('npm ')
  })

  it('brings every package that the program imports', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const missing = sourceFiles('src')
      .concat(sourceFiles('emails'))
      .flatMap((file) =>
        imports(readFileSync(join(root, file), 'utf8')).map((name) => [file, name]),
      )
      .filter(([, name]) => !((name as string) in dependencies))
    expect(missing).toEqual([])
  })
})

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(folder, name))

/** Packages, without types and without Node's own. */
function imports(text: string): string[] {
  const found = text.matchAll(/^(?:import|export)(?! type)[^'"();=]*from ['"]([^'".][^'"]*)['"]/gm)
  return [...found]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

const names = readdirSync(join(root, 'deploy'))

describe('the guides', () => {
  const guides = names.filter((name) => name.endsWith('.md'))

  it('are a page each, and named by the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    expect(guides).toHaveLength(3)
    for (const guide of guides) {
      expect(read(guide).split('\n').length, guide).toBeLessThan(90)
      expect(readme).toContain(`deploy/${guide}`)
    }
  })

  it('name settings and commands that there are', () => {
    const known = [...commands, ...localCommands].map(({ name }) => name)
    for (const name of names) {
      const text = read(name)
      for (const [, setting = ''] of text.matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g)) {
        const own = ['SIGTERM', 'POSTGRES_PASSWORD']
        expect([...Object.keys(environmentSchema.shape), ...own], name).toContain(setting)
      }
      for (const [, command = ''] of text.matchAll(/(?:`paperboy|paperboy\.mjs) ([a-z-]+)/g)) {
        expect([...known, 'serve', 'migrate', 'bench'], name).toContain(command)
      }
    }
  })

  it('give a command line that takes settings as people write them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paperboy-guide-'))
    try {
      // The last one is wrong, and named only when what stands before it was understood.
      const settings = ['MAIL_FROM=Paperboy <digest@lab.example>', 'SITE_NAME=Papers & Co']
      writeFileSync(join(folder, 'env'), [...settings, 'LATE_LIMIT_HOURS=never'].join('\n'))
      const [line = ''] = /^sudo -u paperboy .* doctor$/m.exec(read('one-machine.md')) ?? []
      const here = line
        .replace('sudo -u paperboy ', '')
        .replace('/etc/paperboy.env', join(folder, 'env'))
        .replace('/var/lib/paperboy', join(folder, 'data'))
        .replace('/opt/paperboy', root)
      const env = { PATH: process.env.PATH ?? '' }
      const given = spawnSync('sh', ['-c', here], { cwd: folder, env, encoding: 'utf8' })
      expect(given.stderr).toMatch(/LATE_LIMIT_HOURS/)
      expect(given.stderr).not.toMatch(/MAIL_FROM|SITE_NAME/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)
})
