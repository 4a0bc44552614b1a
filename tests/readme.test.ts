/** Documents that are made from code say what the code says. PAPERBOY_WRITE_DOCS=1 writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import { environmentSchema } from '../src/settings/environment.ts'
import { configTable, envExample } from './support/config-table.ts'

const root = join(import.meta.dirname, '..')
const readme = join(root, 'README.md')
const example = join(root, '.env.example')
const table = /(<!-- settings -->\n)[\s\S]*?(\n<!-- \/settings -->)/

if (process.env.PAPERBOY_WRITE_DOCS) {
  const text = readFileSync(readme, 'utf8')
  writeFileSync(
    readme,
    text.replace(table, (_all, begin, end) => `${begin}\n${configTable()}\n${end}`),
  )
  writeFileSync(example, envExample())
}

describe('the README', () => {
  const text = readFileSync(readme, 'utf8')

  it('lists every setting as the schema has it', () => {
    expect(table.exec(text)?.[0]).toBe(
      `<!-- settings -->\n\n${configTable()}\n\n<!-- /settings -->`,
    )
  })

  it('names every command', () => {
    for (const { name } of commands) expect(text).toContain(`\`${name}`)
  })

  it('shows pictures that are there', () => {
    const pictures = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(
      (match) => match[1] as string,
    )
    expect(pictures.length).toBeGreaterThan(1)
    for (const picture of pictures)
      expect(readFileSync(join(root, picture)).length).toBeGreaterThan(1000)
  })
})

describe('.env.example', () => {
  it('is what the schema says', () => {
    expect(readFileSync(example, 'utf8')).toBe(envExample())
  })

  it('has a meaning for every setting', () => {
    for (const [name, schema] of Object.entries(environmentSchema.shape)) {
      expect(schema.description, name).toMatch(/\w{3}/)
    }
  })
})
