/** One command in the process that opened the database. While it runs, commands of other terminals
 * are handed to it. */
import { createApp } from '../app.ts'
import type { CommandIo } from '../cli/command.ts'
import { runCommand } from '../cli/run-command.ts'
import type { Config } from '../config.ts'
import type { Installation } from './open-installation.ts'
import { prepareInstallation } from './prepare-installation.ts'

export async function runHere(
  config: Config,
  installation: Installation,
  given: { argv: string[]; io: CommandIo; signal: AbortSignal },
): Promise<number> {
  const { database, owner, secretKey, formerSecretKey, ownsSecretKey } = installation
  const { db, copyTo } = database
  await prepareInstallation(installation)
  const dataDir = owner?.dataDir ?? null
  const app = await createApp({
    ...{ config, db, dataDir, copyTo },
    ...{ secretKey, formerSecretKey, ownsSecretKey },
  })
  owner?.serveCommands((request, { out, err }, stop) =>
    runCommand(
      app.services,
      request,
      { out: (line) => out(`${line}\n`), note: (line) => err(`${line}\n`) },
      stop,
    ),
  )
  try {
    const request = { argv: given.argv, cwd: process.cwd() }
    return await runCommand(app.services, request, given.io, given.signal)
  } finally {
    app.close()
  }
}
