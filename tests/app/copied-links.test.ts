/** What the original gave after a copy of it was made opens nothing in the copy, nor what was erased in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeExport } from '../../src/app/exports/write-export.ts'
import { openInstallation } from '../../src/app/open-installation.ts'
import { moveToPostgres } from '../../src/app/operate/move-to-postgres.ts'
import { prepareStore } from '../../src/app/prepare-store.ts'
import { localServices } from '../../src/app/run-local.ts'
import { type App, createApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { findReader } from '../../src/digest/find-reader.ts'
import { join, openTown, secretKey, type Town, townOf } from '../journeys/town.ts'
import { emptyPostgres } from '../support/empty-postgres.ts'

const server = process.env.PAPERBOY_TEST_POSTGRES
const monday = new Date('2026-05-18T07:30:00Z')
const [ada, bob, kim] = ['ada@lab.example', 'bob@lab.example', 'kim@lab.example'] as const
const settings = { SOURCES: 'none', LOG_LEVEL: 'silent', POSTAL_ADDRESS: '1 Paper Street' }

let town: Town
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-links-'))
  town = await openTown()
  await join(town, monday, { email: kim, tag: ['cs.CL'] })
}, 120_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

const preferencesOf = async (app: App, email: string) =>
  new URL(app.links.preferences((await findReader(app.db, email)).id)).pathname

it('a link of who signed up after the backup is nobody else’s in what was restored', async () => {
  const to = joinPath(folder, 'all')
  await writeExport({ db: town.app.db, secretKey }, to)
  await join(town, monday, { email: ada, tag: ['cs.CL'] })
  const adas = await preferencesOf(town.app, ada)

  const config = loadConfig({ ...settings, DATA_DIR: joinPath(folder, 'restored') })
  await localServices(config).restoreExport(to)
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') throw new Error('taken')
  const { database, owner, ...secrets } = opened.installation
  const app = await createApp({
    config,
    db: database.db,
    dataDir: owner?.dataDir ?? null,
    ...secrets,
  })
  try {
    const restored = townOf(app, town.test)
    await app.services.resume({ lane: null, yes: true }, async () => {})
    await join(restored, monday, { email: bob, tag: ['cs.CL'] })
    expect((await restored.request(monday, adas)).status).toBe(404)
    expect((await restored.request(monday, await preferencesOf(app, bob))).status).toBe(200)
    expect((await restored.request(monday, await preferencesOf(app, kim))).status).toBe(200)
  } finally {
    app.close()
    await opened.installation.close()
  }
}, 120_000)

// Needs a server to move to.
it.runIf(server)(
  'a link of who was erased is nobody else’s after a move',
  async () => {
    const [source, empty] = [await openTown(), await emptyPostgres(server ?? '')]
    try {
      await join(source, monday, { email: ada, tag: ['cs.CL'] })
      const adas = await preferencesOf(source.app, ada)
      expect(await source.app.services.eraseSubscriber({ email: ada })).toEqual({ finished: true })
      await moveToPostgres({ db: source.app.db, dataDir: folder }, { url: empty.url }, () => {})
      await prepareStore(empty.db)
      const app = await createApp({ config: source.app.config, db: empty.db, secretKey })
      try {
        const moved = townOf(app, town.test)
        await app.services.resume({ lane: null, yes: false }, async () => {})
        // Whose confirmation would be taken for the one that was erased, and not mailed.
        await join(moved, monday, { email: bob, tag: ['cs.CL'] })
        expect((await moved.request(monday, adas)).status).toBe(404)
        expect((await moved.request(monday, await preferencesOf(app, bob))).status).toBe(200)
      } finally {
        app.close()
      }
    } finally {
      await empty.close()
      await source.close()
    }
  },
  120_000,
)
