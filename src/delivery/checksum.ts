/** SHA-256 of the very bytes that a call carries. */
import { createHash } from 'node:crypto'

export const checksumOf = (payload: Uint8Array): string =>
  createHash('sha256').update(payload).digest('hex')
