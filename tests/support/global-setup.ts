/** Migrates one database before the first test; tests copy it instead of migrating again. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { connectToEngine, connectToPostgres } from '../../src/storage/connect.ts'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
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

/** Served on a socket like any other, but by this very thread, so that it can be dumped after.
 * Without template databases and with small WAL segments it loads in less than half the time. */
async function makeSnapshot(folder: string, snapshot: string) {
  const path = join(folder, 'migrate.sock')
  const pg = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  const server = new PGLiteSocketServer({ db: pg, path })
  await server.start()
  const { db, end } = connectToEngine(path)
  await migrateDatabase(db)
  await end(5)
  await server.stop()
  for (const spare of ['template0', 'template1']) {
    await pg.exec(`alter database ${spare} is_template false`)
    await pg.exec(`drop database ${spare}`)
  }
  await pg.exec('checkpoint')
  const dump = await pg.dumpDataDir('none')
  await pg.close()
  await writeFile(snapshot, Buffer.from(await dump.arrayBuffer()))
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
