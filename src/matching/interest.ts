/** A subscriber's interest as the matcher sees it. */
import type { InterestLevel } from '../storage/schema/subscribers.ts'

export type Interest = {
  level: InterestLevel
  createdAt: Date
  target:
    | { kind: 'tag'; id: number; slug: string }
    | { kind: 'query'; id: number; text: string; author: string | null }
}
