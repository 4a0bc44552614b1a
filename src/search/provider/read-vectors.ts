/** What an embeddings endpoint answered: a vector for each text, or why not. */
import { z } from 'zod'
import { retryAfterMs } from '../../lib/upstream-answer.ts'
import { type UpstreamAnswer, UpstreamError } from '../../lib/upstream-error.ts'

const answerSchema = z.object({
  data: z.array(
    z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(2) }),
  ),
})

/** Widest that a stored vector may be. */
const mostDimensions = 4_096

/** In the order of the texts. Throws UpstreamError for an answer that misses one, or whose vectors differ
 * in length or hold no direction. */
export function readVectors(text: string, count: number): Float32Array[] {
  const parsed = answerSchema.safeParse(jsonOf(text))
  if (!parsed.success) throw unreadable('no list of vectors')
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined)
  for (const { index, embedding } of parsed.data.data) vectors[index] = Float32Array.from(embedding)
  const width = vectors[0]?.length ?? 0
  if (vectors.length !== count || width > mostDimensions)
    throw unreadable('another number of vectors')
  return vectors.map((vector) => {
    if (vector?.length !== width) throw unreadable('vectors of several lengths')
    const length = Math.hypot(...vector)
    if (!(length > 0 && Number.isFinite(length))) throw unreadable('a vector without a direction')
    return vector
  })
}

export async function refusal({ url, response }: UpstreamAnswer): Promise<UpstreamError> {
  await response.body?.cancel()
  const { status } = response
  if (status === 429 || status >= 500) {
    const worthWaitingMs = retryAfterMs(response.headers.get('retry-after'))
    return new UpstreamError('busy', `${url.host} answered ${status}`, { worthWaitingMs })
  }
  const hint = status === 401 || status === 403 ? ' (is EMBEDDINGS_KEY right?)' : ''
  return new UpstreamError('refused', `${url.host} answered ${status}${hint}`, { status })
}

const unreadable = (what: string) =>
  new UpstreamError('unreadable', `The embeddings endpoint sent ${what}`)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
