/** SHA-256 over a whole payload, in order. The bodies are hashed as they are: turning megabytes of
 * them into one JSON text first would cost as much as sending them. */
import { createHash } from 'node:crypto'
import type { Payload } from './payload.ts'

export function checksumOf(payload: readonly Payload[]): string {
  const hash = createHash('sha256')
  for (const { html, text, ...rest } of payload) {
    // Lengths stand before the bodies, so no text can pass for the boundary between two fields.
    hash.update(`${JSON.stringify(rest)}\n${html.length} ${text.length}\n`)
    hash.update(html)
    hash.update(text)
  }
  return hash.digest('hex')
}
