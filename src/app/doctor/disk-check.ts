/** Room on the disk of the embedded database. */
import { isLow, readDiskRoom, roomWords } from '../disk-room.ts'
import { type Check, fail, ok, skipped, warn } from './finding.ts'

const leastShare = 0.1

export const diskCheck = (dataDir: string | null): Check => ({
  check: 'disk',
  async look() {
    if (dataDir === null) return skipped('the disk of a Postgres server is not seen from here')
    const room = await readDiskRoom(dataDir)
    const todo = 'Make room, or move DATA_DIR to a larger disk.'
    if (isLow(room)) return fail(`${roomWords(room)}: no papers are taken in`, todo)
    return room.share < leastShare ? warn(roomWords(room), todo) : ok(roomWords(room))
  },
})
