/** What tells the folder of the embedded database from its copy. */
import { realpath, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** Linux's statfs(2) numbers of disks whose inodes may change from mount to mount: FUSE (which Docker
 * Desktop shares folders by), 9p, NFS, SMB and SMB2. */
const changingInodes = new Set([0x65735546, 0x01021997, 0x6969, 0x517b, 0xfe534d42])

/** Inode and time of birth: a copy, a restore and a move to another disk have others; a restart, a
 * new container on the same volume and a rename on the same disk do not. Device numbers change with a
 * boot and say nothing. Where inodes do not last, the path stands in. */
export async function readFolderFact(dataDir: string): Promise<string> {
  const path = join(dataDir, 'database')
  const { ino, birthtimeNs } = await stat(path, { bigint: true })
  if (process.platform === 'linux' && changingInodes.has((await statfs(path)).type >>> 0)) {
    return `path ${await realpath(path)}`
  }
  return `inode ${ino} born ${birthtimeNs}`
}
