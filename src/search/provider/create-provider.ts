/** Any embeddings endpoint that speaks as OpenAI's does: POST {model, input[]} to URL/embeddings. */
import { setTimeout as rest } from 'node:timers/promises'
import { readCapped } from '../../lib/upstream-answer.ts'
import { UpstreamError, unreachable } from '../../lib/upstream-error.ts'
import type { ProviderEmbedder } from '../embedder.ts'
import { embedFitting } from './embed-fitting.ts'
import { readVectors, refusal } from './read-vectors.ts'

export type ProviderSettings = {
  /** Base, e.g. `https://api.openai.com/v1`. */
  url: string
  /** Null: the endpoint asks for none. */
  key: string | null
  model: string
}

type EmbedOptions = Parameters<ProviderEmbedder['embed']>[1]
/** `restMs`: after the first refusal that may pass; doubled each time. */
type Pace = { restMs?: number; timeoutMs?: number }

const attempts = 4
const textsACall = 64
/** 64 vectors of 4,096 numbers, written out. */
const largestAnswer = 16_000_000
const longestRestMs = 60_000

export function createProvider(settings: ProviderSettings, pace: Pace = {}): ProviderEmbedder {
  const { restMs = 1_000 } = pace
  const ask = createCall(settings, pace.timeoutMs ?? 30_000)
  return {
    maker: 'provider',
    name: `${new URL(settings.url).host} ${settings.model}`,
    batch: textsACall,
    embed: (texts, options) => embedFitting(texts, (some) => askAgain(some, options)),
  }

  async function askAgain(
    texts: readonly string[],
    { signal, patient = true }: EmbedOptions = {},
  ): Promise<Float32Array[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask(texts, signal)
      } catch (error) {
        const waitMs = patient && attempt < attempts ? worthWaiting(error) : null
        if (waitMs === null || signal?.aborted) throw error
        const longest = Math.max(restMs * 2 ** (attempt - 1), waitMs)
        await rest(Math.min(longestRestMs, longest), undefined, { signal })
      }
    }
  }
}

/** What it asked for in so many words; 0: nothing. Null: the same call will fail again. */
function worthWaiting(error: unknown): number | null {
  if (!(error instanceof UpstreamError)) return null
  if (error.reason === 'busy') return error.worthWaitingMs
  return error.reason === 'unreachable' ? 0 : null
}

function createCall({ url, key, model }: ProviderSettings, timeoutMs: number) {
  const address = new URL(`${url.replace(/\/+$/, '')}/embeddings`)
  const headers = {
    'Content-Type': 'application/json',
    ...(key ? { Authorization: `Bearer ${key}` } : {}),
  }
  return async (texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
      redirect: 'error',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    }).catch((error) => {
      throw unreachable(address.href, error)
    })
    const answer = { url: address, response }
    if (!response.ok) throw await refusal(answer)
    const text = await readCapped(answer, largestAnswer).catch((error) => {
      throw error instanceof UpstreamError ? error : unreachable(address.href, error)
    })
    return readVectors(text, texts.length)
  }
}
