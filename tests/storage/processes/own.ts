/** Owns DATA_DIR as `serve` does: opens the database, runs what is handed over, closes on SIGINT.
 * With `write` it also writes by itself, and prints each number once it is acknowledged. */
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../../src/storage/open-database.ts'
import { claimDataDir } from '../../../src/storage/owner/claim-data-dir.ts'

const [dataDir = '', mode] = process.argv.slice(2)
const claim = await claimDataDir(dataDir)
if (claim.kind === 'taken') throw new Error('taken')
const { db, close } = await openDatabase({ kind: 'embedded', owner: claim })
await db.execute(sql`create table if not exists written (who text, n int, filler text)`)
await db.execute(sql`create index if not exists written_n on written (n)`)
const write = (who: string, n: number) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`insert into written values (${who}, ${n}, '')`)
    await tx.execute(sql`update written set filler = repeat('x', 500) where n = ${n}`)
  })
claim.serveCommands(async ({ argv: [verb, ...args] }, io, signal) => {
  if (verb === 'write') {
    const [who = '', count = '0'] = args
    for (let n = 1; n <= Number(count); n += 1) await write(who, n)
    await io.out(`wrote ${count}\n`)
  }
  if (verb === 'wait') {
    await io.out('waiting\n')
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    return 130
  }
  return 0
})
let going = true
process.once('SIGINT', async () => {
  going = false
  await claim.stopCommands()
  await close()
  await claim.release()
  process.stdout.write('closed\n')
})
const counted = await db.execute(sql`select coalesce(max(n), 0)::int as n from written`)
process.stdout.write(`ready ${counted[0]?.n}\n`)
for (let n = Number(counted[0]?.n) + 1; mode === 'write' && going; n += 1) {
  await write('owner', n)
  process.stdout.write(`${n}\n`)
}
