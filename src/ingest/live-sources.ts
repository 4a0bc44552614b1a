/** The live sources by the names that SOURCES gives them, and one for each address of FEEDS. */
import { PaperboyError } from '../errors.ts'
import { webFeedName } from '../lib/feed-name.ts'
import type { PoliteHttp } from '../lib/polite-http.ts'
import type { EnrichablePaper } from '../papers/enrichable-papers.ts'
import type { KnownCategories, Source } from './source.ts'
import { arxivOaiDaily } from './sources/arxiv-oai.ts'
import { arxivAtom, arxivRss } from './sources/arxiv-rss.ts'
import { arxivSaved } from './sources/arxiv-saved.ts'
import { biorxiv } from './sources/biorxiv.ts'
import { huggingFace } from './sources/hugging-face.ts'
import { openAlex } from './sources/openalex.ts'
import { semanticScholar } from './sources/semantic-scholar.ts'
import { webFeed } from './sources/web-feed.ts'

export type LiveSourcesInput = {
  /** In the order they are polled: signals need the papers first. */
  names: readonly string[]
  http: PoliteHttp
  knownCategories: KnownCategories
  arxivRssUrl: string
  arxivAtomUrl: string
  arxivOaiUrl: string
  biorxivUrl: string
  hfUrl: string
  /** Those that know more of papers that are held; null: not asked. */
  scholar?: { url: string; key: string } | null
  openAlex?: { url: string; key: string | null; mailto: string | null } | null
  /** What they may be asked about. */
  papersAt?: (at: Date) => Promise<EnrichablePaper[]>
  /** arXiv's API, and which papers it is asked after. */
  arxivApiUrl?: string
  savedDueAt?: (at: Date) => Promise<string[]>
  /** Addresses of feeds; their names are `webFeedName`. */
  feeds: readonly string[]
}

/** Throws PaperboyError 'bad-config' for a name that is none. */
export function liveSources(input: LiveSourcesInput): Source[] {
  const { http, knownCategories } = input
  const at = (baseUrl: string) => ({ http, knownCategories, baseUrl })
  const known: Record<string, () => Source> = {
    'arxiv-rss': () => arxivRss(at(input.arxivRssUrl)),
    'arxiv-atom': () => arxivAtom(at(input.arxivAtomUrl)),
    'arxiv-oai': () => arxivOaiDaily(at(input.arxivOaiUrl)),
    biorxiv: () => biorxiv('biorxiv', at(input.biorxivUrl)),
    medrxiv: () => biorxiv('medrxiv', at(input.biorxivUrl)),
    hf: () => huggingFace({ http, baseUrl: input.hfUrl }),
    ...enriching(input),
  }
  const feeds = new Map(input.feeds.map((url) => [webFeedName(url), url]))
  return input.names.map((name) => {
    const url = feeds.get(name)
    if (url !== undefined) return webFeed({ http, knownCategories, url })
    const make = Object.hasOwn(known, name) ? known[name] : undefined
    if (make) return make()
    throw new PaperboyError('bad-config', `SOURCES: there is no source named ${name}`, {
      help: `Use ${Object.keys(known).join(', ')}, or none; feeds go into FEEDS.`,
    })
  })
}

/** Without a key, or papers to ask about, there is no such source. */
function enriching(input: LiveSourcesInput) {
  const { http, knownCategories, scholar, openAlex: alex, papersAt, savedDueAt } = input
  const sources: Record<string, () => Source> = {}
  const baseUrl = input.arxivApiUrl
  if (baseUrl !== undefined && savedDueAt) {
    sources['arxiv-saved'] = () => arxivSaved({ http, knownCategories, baseUrl, savedDueAt })
  }
  if (!papersAt) return sources
  if (scholar) {
    const { url: baseUrl, key } = scholar
    sources['semantic-scholar'] = () => semanticScholar({ http, papersAt, baseUrl, key })
  }
  if (alex) {
    const { url: baseUrl, key, mailto } = alex
    sources.openalex = () => openAlex({ http, papersAt, baseUrl, key, mailto })
  }
  return sources
}
