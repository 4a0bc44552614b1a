/** Secrets kept in the database, sealed under SECRET_KEY (AES-256-GCM): a stolen database alone opens
 * none of them. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { PaperboyError } from '../../errors.ts'
import type { KeyRing } from '../../lib/key-ring.ts'

export const sealedSchema = z.object({ iv: z.base64(), tag: z.base64(), text: z.base64() })
type Sealed = z.infer<typeof sealedSchema>

const sealingKey = (root: KeyRing, purpose: string): Buffer => root.mac(purpose, 1, 'aes-256-gcm')

export function seal(secret: Buffer, root: KeyRing, purpose: string): Sealed {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(root, purpose), iv)
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  const [a, b, c] = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64'))
  return { iv: a as string, tag: b as string, text: c as string }
}

/** Null: another SECRET_KEY sealed it, or it was damaged. */
export function openSeal(value: unknown, root: KeyRing, purpose: string): Buffer | null {
  try {
    const { iv, tag, text } = sealedSchema.parse(value)
    const from = (part: string) => Buffer.from(part, 'base64')
    const cipher = createDecipheriv('aes-256-gcm', sealingKey(root, purpose), from(iv), {
      authTagLength: 16,
    })
    cipher.setAuthTag(from(tag))
    return Buffer.concat([cipher.update(from(text)), cipher.final()])
  } catch {
    return null
  }
}

export const wrongSecret = (): PaperboyError =>
  new PaperboyError('bad-config', 'SECRET_KEY is not the one this database was made with', {
    help: 'Give the former one: without it every link in mails sent is dead, and the addresses that bounced or complained would be mailed again.',
  })
