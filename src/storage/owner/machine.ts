/** Which kernel answers for a folder. A socket tells whether its owner lives only to the kernel it
 * was made on, and a network disk is seen by several. */
import { readFile, statfs } from 'node:fs/promises'
import { hostname } from 'node:os'

/** Linux's statfs(2) numbers of AFS, BeeGFS, Ceph, CIFS, GPFS, Lustre, NFS, SMB and SMB2. */
const networkDisks = new Set([
  0x5346414f, 0x19830326, 0x00c36400, 0xff534d42, 0x47504653, 0x0bd00bd0, 0x6969, 0x517b,
  0xfe534d42,
])

/** The same in every container of a machine, another after each boot. */
export const machineId = (): Promise<string> =>
  readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (id) => id.trim(),
    () => hostname(),
  )

export async function isNetworkDisk(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  return networkDisks.has((await statfs(folder)).type >>> 0)
}
