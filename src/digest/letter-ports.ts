/** What delivery is handed and what it gets back; its own ports have the same shapes, because neither
 * folder imports the other. */
import type { Tx } from '../storage/database.ts'
import type { LetterKind } from '../storage/schema/delivery.ts'
import type { JsonPieces } from './fragments/fragment.ts'
import type { FrozenLetterContent } from './frozen-letter.ts'

export type LetterToFreeze = {
  id: number
  kind: LetterKind
  subscriberId: number | null
  digestId: number | null
  intent: Record<string, unknown>
}
export type Verdict =
  | { letterId: number; verdict: 'freeze'; to: string; frozen: FrozenLetterContent }
  | { letterId: number; verdict: 'withdraw'; reason: string }

export type LetterToCheck = {
  letterId: number
  kind: LetterKind
  subscriberId: number | null
  to: string
}

export type LetterToCompose = { id: number; kind: LetterKind; to: string; frozen: unknown }

/** Headers hold no CR or LF. */
export type ComposedLetter = {
  letterId: number
  kind: LetterKind
  from: string
  to: string
  replyTo: string | null
  subject: string
  html: string
  /** The same as it stands within the quotes of a JSON string, when it was made so; then `html` is made
   * of it when it is asked for. */
  htmlInJson?: JsonPieces
  text: string
  headers: Record<string, string>
}

/** Which of these addresses nobody may mail now, each with the reason (src/app/find-unmailable.ts). A
 * paused domain keeps nothing from the operator: the alarm may be about that very pause. */
export type FindUnmailable = (
  tx: Tx,
  addresses: string[],
  whose?: 'readers' | 'operator',
) => Promise<Map<string, string>>
