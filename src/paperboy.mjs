#!/usr/bin/env node
/** The bin: checks Node before anything newer is parsed, then runs the TypeScript through tsx. */
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Paperboy needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org`,
  )
  process.exit(1)
}
if (existsSync('.env')) {
  try {
    process.loadEnvFile('.env')
  } catch {
    console.error(
      'paperboy: .env cannot be read. Let this user read it, or start in another folder.',
    )
    process.exit(2)
  }
}
// React renders twice as fast in production, and letters must not differ by it.
process.env.NODE_ENV ??= 'production'
// Ours, whatever folder the command is given in.
const tsconfig = fileURLToPath(new URL('../tsconfig.json', import.meta.url))
process.env.TSX_TSCONFIG_PATH = tsconfig
const { register } = await import('tsx/esm/api')
register({ tsconfig })
await import('./storage/mend-driver.mjs')
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
