/** The live sources by the names that SOURCES gives them. */
import { PaperboyError } from '../errors.ts'
import type { PoliteHttp } from '../lib/polite-http.ts'
import type { KnownCategories, Source } from './source.ts'
import { arxivRss } from './sources/arxiv-rss.ts'
import { huggingFace } from './sources/hugging-face.ts'

export type LiveSourcesInput = {
  /** In the order they are polled: signals need the papers first. */
  names: readonly string[]
  http: PoliteHttp
  knownCategories: KnownCategories
  arxivRssUrl: string
  hfUrl: string
}

/** Throws PaperboyError 'bad-config' for a name that is none. */
export function liveSources(input: LiveSourcesInput): Source[] {
  const { http, knownCategories } = input
  const known: Record<string, () => Source> = {
    'arxiv-rss': () => arxivRss({ http, knownCategories, baseUrl: input.arxivRssUrl }),
    hf: () => huggingFace({ http, baseUrl: input.hfUrl }),
  }
  return input.names.map((name) => {
    const make = Object.hasOwn(known, name) ? known[name] : undefined
    if (make) return make()
    throw new PaperboyError('bad-config', `SOURCES: there is no source named ${name}`, {
      help: `Use ${Object.keys(known).join(', ')}, or none.`,
    })
  })
}
