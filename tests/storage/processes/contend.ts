/** Claims DATA_DIR again and again, noting in a file when it owns it; dies as the owner. */
import { appendFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { claimDataDir } from '../../../src/storage/owner/claim-data-dir.ts'

const [dataDir = '', log = '', rounds = '1'] = process.argv.slice(2)
const note = (what: string) => appendFileSync(log, `${what} ${process.pid}\n`)

let owned = 0
while (owned < Number(rounds)) {
  const claim = await claimDataDir(dataDir)
  if (claim.kind === 'taken') continue
  note('enter')
  owned += 1
  for (let i = 0; i < 20; i += 1) await turn()
  note('leave')
  if (owned < Number(rounds)) await claim.release()
}
process.kill(process.pid, 'SIGKILL')
