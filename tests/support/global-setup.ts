/** Migrates one database before the first test; tests copy it instead of migrating again. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { connectToPostgres } from '../../src/storage/connect.ts'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
import { openWithEngine } from './engine.ts'
import type {} from './template.ts'

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = process.env.PAPERBOY_TEST_POSTGRES
  if (server) {
    const template = await makeTemplateDatabase(server)
    provide('template', { kind: 'postgres', url: server, database: template.name })
    return template.drop
  }
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-tests-'))
  const snapshot = join(folder, 'migrated.tar')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await makeSnapshot(folder, snapshot)
  } catch (error) {
    await remove()
    throw error
  }
  provide('template', { kind: 'pglite', snapshot })
  return remove
}

/** Twice: the engine that runs the migrations through the socket cannot be dumped from outside. */
async function makeSnapshot(folder: string, snapshot: string) {
  const kept = join(folder, 'database')
  const engine = await openWithEngine({ kind: 'folder', path: kept }, folder)
  await migrateDatabase(engine.db)
  await engine.close()
  const pg = await PGlite.create({ dataDir: kept })
  const dump = await pg.dumpDataDir('none')
  await pg.close()
  await writeFile(snapshot, Buffer.from(await dump.arrayBuffer()))
  await rm(kept, { recursive: true })
}

async function makeTemplateDatabase(server: string) {
  const name = `paperboy_template_${randomBytes(6).toString('hex')}`
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  await admin`create database ${admin(name)}`
  const drop = async () => {
    await admin`drop database if exists ${admin(name)} with (force)`
    await admin.end()
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  const made = connectToPostgres(url.href, 1)
  try {
    await migrateDatabase(made.db)
  } catch (error) {
    await drop()
    throw error
  } finally {
    await made.end(5)
  }
  return { name, drop }
}
