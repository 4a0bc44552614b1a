/** Room on the disk of the embedded database. A full disk would end sending too, so papers stop coming in
 * while there is still room for letters. */
import { statfs } from 'node:fs/promises'
import { PaperboyError } from '../errors.ts'

type DiskRoom = { bytes: number; share: number }

const leastBytes = 500_000_000
const leastShare = 0.1
/** A tenth of a large disk is room enough. */
const plentyBytes = 5_000_000_000

export async function readDiskRoom(dataDir: string): Promise<DiskRoom> {
  const { bavail, blocks, bsize } = await statfs(dataDir)
  return { bytes: bavail * bsize, share: blocks === 0 ? 1 : bavail / blocks }
}

export const isLow = ({ bytes, share }: DiskRoom): boolean =>
  bytes < leastBytes || (share < leastShare && bytes < plentyBytes)

export const roomWords = ({ bytes, share }: DiskRoom): string =>
  `${(bytes / 1e9).toFixed(1)} GB free (${Math.round(share * 100)} %)`

/** How much is free, when that is too little; null: enough, or the disk of a server elsewhere. */
export type LowDisk = () => Promise<string | null>

export const watchDisk =
  (dataDir: string | null): LowDisk =>
  async () => {
    if (dataDir === null) return null
    const room = await readDiskRoom(dataDir)
    return isLow(room) ? roomWords(room) : null
  }

/** Throws `unavailable` when papers must not come in. */
export async function demandRoom(lowDisk: LowDisk): Promise<void> {
  const low = await lowDisk()
  if (low === null) return
  throw new PaperboyError('unavailable', `no papers are taken in: the disk has ${low}`, {
    help: 'Make room, or move DATA_DIR to a larger disk. Letters still leave.',
  })
}
