/** Room on the disk of the embedded database. */
import { statfs } from 'node:fs/promises'
import { type Check, fail, ok, skipped, warn } from './finding.ts'

const leastBytes = 500_000_000
const leastShare = 0.1

export const diskCheck = (dataDir: string | null): Check => ({
  check: 'disk',
  async look() {
    if (dataDir === null) return skipped('the disk of a Postgres server is not seen from here')
    const { bavail, blocks, bsize } = await statfs(dataDir)
    const free = bavail * bsize
    const share = blocks === 0 ? 1 : bavail / blocks
    const found = `${(free / 1e9).toFixed(1)} GB free (${Math.round(share * 100)} %)`
    const todo = 'Make room, or move DATA_DIR to a larger disk.'
    if (free < leastBytes) return fail(found, todo)
    return share < leastShare ? warn(found, todo) : ok(found)
  },
})
