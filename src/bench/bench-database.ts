/** A database of one measurement, opened with the app on it. */
import { openInstallation } from '../app/open-installation.ts'
import { prepareStore } from '../app/prepare-store.ts'
import { type App, createApp } from '../app.ts'
import { loadConfig } from '../config.ts'
import { unlessStopped, withBenchFolder, withBenchPlace } from './bench-place.ts'
import type { BenchContext } from './measurement.ts'

export type BenchDatabase = {
  app: App
  kind: 'embedded' | 'postgres'
  /** For files of the run; it goes with the database. */
  folder: string
}

export const withBenchDatabase = <T>(
  context: BenchContext,
  run: (opened: BenchDatabase) => Promise<T>,
): Promise<T> =>
  withBenchFolder((folder) =>
    withBenchPlace(context, folder, async ({ kind, environment, drop }) => {
      const { signal } = context
      const { app, close } = await openApp(environment)
      try {
        return await unlessStopped(run({ app, kind, folder }), signal)
      } finally {
        // What is still under way after a Ctrl-C would hold the close up; without its database it ends.
        if (signal.aborted) await drop()
        await close()
      }
    }),
  )

/** Of this process; the database is brought up to this build. */
export async function openApp(
  environment: Record<string, string>,
): Promise<{ app: App; close(): Promise<void> }> {
  const config = loadConfig({ SOURCES: 'none', LOG_LEVEL: 'silent', ...environment })
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') throw new Error(`${config.dataDir} has another owner`)
  const { database, secretKey, close } = opened.installation
  try {
    await prepareStore(database.db)
    const app = await createApp({ config, db: database.db, secretKey })
    return {
      app,
      async close() {
        app.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
