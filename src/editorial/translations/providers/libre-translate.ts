/** LibreTranslate: POST /translate, marks as HTML elements that it leaves alone. Knows no glossary. */
import { z } from 'zod'
import { postJson } from '../../../lib/post-json.ts'
import { UpstreamError } from '../../../lib/upstream-error.ts'
import type { Translator } from '../translator.ts'
import { marksFromXml, marksToXml } from './xml-marks.ts'

const answerSchema = z.object({ translatedText: z.array(z.string()) })

/** Its own codes, where they differ from ISO 639-1. */
const codes: Record<string, string> = { zh: 'zh-Hans' }

export function libreTranslate(given: { url: string; key: string | null }): Translator {
  const url = `${given.url.replace(/\/+$/, '')}/translate`
  return {
    name: `LibreTranslate at ${new URL(url).host}`,
    async translate({ texts, to }, signal) {
      const answer = await postJson({
        url,
        body: {
          q: texts.map(marksToXml),
          source: 'en',
          target: codes[to] ?? to,
          format: 'html',
          ...(given.key && { api_key: given.key }),
        },
        signal,
      })
      const found = answerSchema.safeParse(answer).data?.translatedText
      if (found?.length === texts.length) return found.map(marksFromXml)
      throw new UpstreamError(
        'unreadable',
        `${new URL(url).host} did not answer with ${texts.length} translations`,
      )
    },
  }
}
