/** An event as Resend tells it, read loosely: the published shapes disagree (`tags` as a record or as
 * a list, a diagnostic code only sometimes), and new kinds keep appearing. Pure. */
import { z } from 'zod'

export type Bounce = { type: string; subType: string; text: string }

/** What an event says of one mail. */
export type MailFacts = {
  /** The provider's id of the mail. */
  emailId: string | null
  /** From the tag `letter`. */
  letterId: number | null
  to: string[]
  bounce: Bounce | null
  /** Why it failed or was suppressed, in the provider's words. */
  reason: string
}
export type ProviderEvent = {
  type: string
  at: Date
  /** Null: not about a mail that we sent. */
  mail: MailFacts | null
}

/** Longer texts are cut: whoever signs may still be wrong. */
const longestText = 2_000
const mostRecipients = 50

const words = z.string().transform((text) => text.slice(0, longestText))
const loose = words.catch('')
const tagPair = z.object({ name: z.string(), value: z.coerce.string() })
const tags = z
  .union([
    z.record(z.string(), z.coerce.string()),
    z.array(tagPair).transform((list) => Object.fromEntries(list.map((t) => [t.name, t.value]))),
  ])
  .catch({})
const texts = z
  .union([z.array(words), words.transform((text) => [text])])
  .catch([])
  .transform((list) => list.slice(0, 10))
const reasonOf = z
  .looseObject({ message: loose, reason: loose, type: loose })
  .optional()
  .catch(undefined)
const bounce = z
  .looseObject({ type: loose, subType: loose, message: loose, diagnosticCode: texts })
  .transform(({ type, subType, message, diagnosticCode }) => ({
    type,
    subType,
    text: [message, ...diagnosticCode].join('\n').slice(0, longestText),
  }))
  .optional()
  .catch(undefined)

const envelope = z.object({
  type: z.string().min(1).max(100),
  created_at: z.union([z.string(), z.number()]).pipe(z.coerce.date()),
  data: z.looseObject({}).catch({}),
})
const mail = z.object({
  email_id: z.string().min(1).max(200).nullish().catch(null),
  to: texts,
  tags,
  bounce,
  failed: reasonOf,
  suppressed: reasonOf,
})

/** Null when it is no event at all; kinds that are not known are events too. */
export function readProviderEvent(body: unknown): ProviderEvent | null {
  const read = envelope.safeParse(body)
  if (!read.success) return null
  const { type, created_at: at, data } = read.data
  // Mail that came in to us is somebody else's.
  const isOurs = type.startsWith('email.') && type !== 'email.received'
  return { type, at, mail: isOurs ? mailFacts(mail.parse(data)) : null }
}

function mailFacts(data: z.infer<typeof mail>): MailFacts {
  const why = data.suppressed ?? data.failed
  return {
    emailId: data.email_id ?? null,
    letterId: rowIdOf(data.tags.letter),
    to: data.to.slice(0, mostRecipients),
    bounce: data.bounce ?? null,
    reason: why ? [why.type, why.message, why.reason].filter((text) => text !== '').join(': ') : '',
  }
}

function rowIdOf(text: string | undefined): number | null {
  if (!/^[1-9]\d{0,15}$/.test(text ?? '')) return null
  const id = Number(text)
  return Number.isSafeInteger(id) ? id : null
}
