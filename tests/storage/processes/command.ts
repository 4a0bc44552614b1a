/** A command in a second terminal: handed over to the owner of DATA_DIR. */
import { claimDataDir } from '../../../src/storage/owner/claim-data-dir.ts'

const [dataDir = '', ...argv] = process.argv.slice(2)
const claim = await claimDataDir(dataDir)
if (claim.kind === 'owner') throw new Error('nobody owns it')
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
const show = (stream: NodeJS.WriteStream) => (text: string) =>
  new Promise<void>((resolve) => {
    stream.write(text, () => resolve())
  })
try {
  process.exitCode = await claim.handOver(
    { argv, cwd: process.cwd(), columns: { out: null, err: null } },
    { out: show(process.stdout), err: show(process.stderr) },
    stop.signal,
  )
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
