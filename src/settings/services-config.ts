/** Which services are asked for papers and for more about them, resolved from the environment. */
import { PaperboyError } from '../errors.ts'
import { webFeedName } from '../lib/feed-name.ts'
import { listIn } from '../lib/setting-forms.ts'
import type { Environment } from './environment.ts'

export type ScholarConfig = { url: string; key: string }
export type OpenAlexConfig = { url: string; key: string | null; mailto: string | null }
export type EmbeddingsConfig = {
  url: string
  key: string | null
  model: string
  papersADay: number
}

export type TranslateConfig = {
  provider: 'openai' | 'deepl' | 'libretranslate'
  url: string
  key: string | null
  /** Empty but for openai. */
  model: string
  /** Characters a day. */
  daily: number
}

export const sourcesOf = (env: Environment): string[] => [
  ...polledOf(env),
  ...listIn(env.FEEDS).map(webFeedName),
  ...(feedAlone(polledOf(env)) ? ['arxiv-saved'] : []),
  ...(scholarOf(env) ? ['semantic-scholar'] : []),
  ...(openAlexOf(env) ? ['openalex'] : []),
]

const polledOf = (env: Environment): string[] => (env.SOURCES === 'none' ? [] : listIn(env.SOURCES))

/** OAI-PMH tells of every paper what its feeds leave out. */
const feedAlone = (names: string[]): boolean =>
  names.some((name) => name === 'arxiv-rss' || name === 'arxiv-atom') &&
  !names.includes('arxiv-oai')

export function scholarOf({ S2_URL: url, S2_API_KEY: key }: Environment): ScholarConfig | null {
  return key ? { url: url.replace(/\/+$/, ''), key } : null
}

export function openAlexOf(env: Environment): OpenAlexConfig | null {
  const { OPENALEX_KEY: key = null, OPENALEX_MAILTO: mailto = null } = env
  if (key === null && mailto === null) return null
  return { url: env.OPENALEX_URL.replace(/\/+$/, ''), key, mailto }
}

export function embeddingsOf(env: Environment): EmbeddingsConfig | null {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_KEY: key, EMBEDDINGS_MODEL: model } = env
  if (!url && !key && !model) return null
  const missing = [url ? [] : ['EMBEDDINGS_URL'], model ? [] : ['EMBEDDINGS_MODEL']].flat()
  if (url && model) {
    return { url, model, key: key ?? null, papersADay: env.EMBEDDINGS_PAPERS_A_DAY }
  }
  throw new PaperboyError('bad-config', `${missing.join(', ')}: needed to ask for embeddings`, {
    help: 'Set both, or leave all of EMBEDDINGS_ out: papers are then read by what is built in.',
  })
}

const translateUrls = { openai: 'https://api.openai.com/v1', deepl: 'https://api-free.deepl.com' }

export function translateOf(env: Environment): TranslateConfig | null {
  const provider = env.TRANSLATE_PROVIDER
  if (provider === undefined) return null
  const url =
    env.TRANSLATE_URL ?? (provider === 'libretranslate' ? undefined : translateUrls[provider])
  const missing = [
    url === undefined && 'TRANSLATE_URL',
    provider === 'openai' && env.TRANSLATE_MODEL === undefined && 'TRANSLATE_MODEL',
    provider === 'deepl' && env.TRANSLATE_KEY === undefined && 'TRANSLATE_KEY',
  ].filter((name) => name !== false)
  if (url !== undefined && missing.length === 0) {
    const { TRANSLATE_KEY: key = null, TRANSLATE_MODEL: model = '' } = env
    return { provider, url, key, model, daily: env.TRANSLATE_DAILY_BUDGET }
  }
  throw new PaperboyError(
    'bad-config',
    `${missing.join(', ')}: needed to translate by ${provider}`,
    {
      help: `Set ${missing.length === 1 ? 'it' : 'them'}, or leave TRANSLATE_PROVIDER out.`,
    },
  )
}
