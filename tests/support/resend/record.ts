/** What the stand-in keeps: every mail it took, and the keys it knows. */
import { createHash, randomUUID } from 'node:crypto'
import { recipientsOf } from './rules.ts'

export type TakenMail = {
  /** The provider's id of the mail. */
  id: string
  key: string | null
  /** From the tag `letter`. */
  letterId: number | null
  to: string[]
  /** SHA-256 of the whole mail as it came. */
  bodyHash: string
  /** Null when the stand-in was told not to keep bodies. */
  mail: Record<string, unknown> | null
  at: number
}

export type Answer = { status: number; body: unknown }

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Keys live 24 h, as Resend's do. */
const keyLifeMs = 86_400_000

export class IdempotencyStore {
  readonly #known = new Map<string, { payload: string; answer: Answer; at: number }>()
  readonly #underWay = new Set<string>()

  constructor(private readonly now: () => number) {}

  /** What the key says about this payload. */
  look(key: string, payload: string): 'new' | 'under-way' | 'other-payload' | { replay: Answer } {
    if (this.#underWay.has(key)) return 'under-way'
    const known = this.#known.get(key)
    if (!known || this.now() - known.at >= keyLifeMs) return 'new'
    return known.payload === payload ? { replay: known.answer } : 'other-payload'
  }

  begin(key: string): void {
    this.#underWay.add(key)
  }

  /** With an answer the key is kept; without, the call came to nothing and the key is free. */
  end(key: string, done?: { payload: string; answer: Answer }): void {
    this.#underWay.delete(key)
    if (done) this.#known.set(key, { ...done, at: this.now() })
  }

  forgetAll(): void {
    this.#known.clear()
  }
}

export function takenMail(
  mail: Record<string, unknown>,
  context: { key: string | null; keepBody: boolean; at: number },
): TakenMail {
  const tags = Array.isArray(mail.tags) ? mail.tags : []
  const letter = Number(tags.find((tag) => tag.name === 'letter')?.value)
  return {
    id: randomUUID(),
    key: context.key,
    letterId: Number.isSafeInteger(letter) ? letter : null,
    to: recipientsOf(mail),
    bodyHash: hashOf(JSON.stringify(mail)),
    mail: context.keepBody ? mail : null,
    at: context.at,
  }
}
