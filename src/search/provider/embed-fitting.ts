/** A text too long for the model has its whole call refused: fewer are asked about then, and of one alone its
 * beginning. */
import { UpstreamError } from '../../lib/upstream-error.ts'

type Embed = (texts: readonly string[]) => Promise<Float32Array[]>

/** Some hundred tokens: what refuses so little refuses something else. */
const shortest = 400
const tooLong = new Set([400, 413, 422])

export async function embedFitting(
  texts: readonly string[],
  embed: Embed,
): Promise<Float32Array[]> {
  try {
    return await embed(texts)
  } catch (error) {
    const parts = mayBeTooLong(error) ? smaller(texts) : []
    if (parts.length === 0) throw error
    const vectors: Float32Array[] = []
    for (const part of parts) vectors.push(...(await embedFitting(part, embed)))
    return vectors
  }
}

const mayBeTooLong = (error: unknown): boolean =>
  error instanceof UpstreamError && error.reason === 'refused' && tooLong.has(error.status ?? 0)

function smaller(texts: readonly string[]): Array<readonly string[]> {
  const half = Math.ceil(texts.length / 2)
  if (texts.length > 1) return [texts.slice(0, half), texts.slice(half)]
  const [text = ''] = texts
  // Half a character is none.
  const beginning = text.slice(0, text.length / 2).replace(/[\ud800-\udbff]$/, '')
  return text.length > shortest ? [[beginning]] : []
}
