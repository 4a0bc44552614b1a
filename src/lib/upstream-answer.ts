/** Reading an answer no further than it deserves. */
import { charsetOf } from './charset.ts'
import { type UpstreamAnswer, UpstreamError } from './upstream-error.ts'

/** The body as text, in the charset that it tells (`charset.ts`). Counts bytes after decompression, so a small bomb stays small. */
export async function readCapped(answer: UpstreamAnswer, maxBytes: number): Promise<string> {
  const { url, response } = answer
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) {
      throw new UpstreamError('unreadable', `${url.host} sent more than ${maxBytes} bytes`)
    }
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const charset = charsetOf(bytes, response.headers.get('content-type') ?? '')
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch (cause) {
    const not = charset === 'utf-8' ? 'UTF-8' : charset
    throw new UpstreamError('unreadable', `${url.host} sent text that is not ${not}`, { cause })
  }
}

const dayMs = 86_400_000

/** Seconds or an HTTP date (RFC 9110 section 10.2.3) as milliseconds from now, a day at most. */
export function retryAfterMs(header: string | null, now = Date.now()): number {
  if (header === null) return 0
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), dayMs) : 0
}
