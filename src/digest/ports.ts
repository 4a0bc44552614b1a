/** What digests need from delivery, declared here because neither imports the other. */
import type { Tx } from '../storage/database.ts'

export type DigestLetter = {
  kind: 'first' | 'digest' | 'silence'
  lane: 'urgent' | 'bulk'
  subscriberId: number
  digestId?: number
  dedupeKey?: string
  intent: Record<string, unknown>
  lateAt?: Date
}
export type QueueDigestLetters = (tx: Tx, letters: DigestLetter[]) => Promise<void>
