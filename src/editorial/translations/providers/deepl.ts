/** DeepL: POST /v2/translate, marks as XML elements that it is told to leave alone. */
import { z } from 'zod'
import { postJson } from '../../../lib/post-json.ts'
import { UpstreamError } from '../../../lib/upstream-error.ts'
import type { Translator } from '../translator.ts'
import { marksFromXml, marksToXml } from './xml-marks.ts'

const answerSchema = z.object({ translations: z.array(z.object({ text: z.string() })) })

/** Its own codes, where they differ from ISO 639-1. */
const codes: Record<string, string> = { zh: 'ZH-HANS', en: 'EN-GB', pt: 'PT-PT' }

export function deepl(given: { url: string; key: string | null }): Translator {
  const url = `${given.url.replace(/\/+$/, '')}/v2/translate`
  return {
    name: 'DeepL',
    async translate({ texts, to, glossary }, signal) {
      const answer = await postJson({
        url,
        headers: { Authorization: `DeepL-Auth-Key ${given.key ?? ''}` },
        body: {
          text: texts.map(marksToXml),
          source_lang: 'EN',
          target_lang: codes[to] ?? to.toUpperCase(),
          tag_handling: 'xml',
          ignore_tags: ['m'],
          ...(glossary.length > 0 && {
            context: glossary.map(({ term, as }) => `${term}: ${as}.`).join(' '),
          }),
        },
        signal,
      })
      const found = answerSchema.safeParse(answer).data?.translations
      if (found?.length === texts.length) return found.map(({ text }) => marksFromXml(text))
      throw new UpstreamError(
        'unreadable',
        `DeepL did not answer with ${texts.length} translations`,
      )
    },
  }
}
