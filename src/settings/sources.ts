/** Where papers come from, and who tells more of them. */
import { z } from 'zod'
import { address, url } from '../lib/setting-forms.ts'

const isFeedUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

export const sourceSettings = {
  SOURCES: z
    .string()
    .default('arxiv-rss,hf')
    .describe('Live sources to poll, separated by commas, or none.'),
  FEEDS: z
    .string()
    .default('')
    .refine(
      (text) => text.split(',').every((part) => part.trim() === '' || isFeedUrl(part.trim())),
      'is no list of http or https addresses separated by commas',
    )
    .describe('Feeds of journals and labs (RSS, Atom, RDF, JSON Feed), separated by commas.'),
  ARXIV_RSS_URL: url.default('https://rss.arxiv.org/rss').describe('Where arXiv serves its feeds.'),
  ARXIV_ATOM_URL: url
    .default('https://rss.arxiv.org/atom')
    .describe('Where arXiv serves the same in Atom (source arxiv-atom).'),
  ARXIV_OAI_URL: url
    .default('https://oaipmh.arxiv.org/oai')
    .describe('Where arXiv answers OAI-PMH, for back-fill and the repair of gaps.'),
  ARXIV_API_URL: url
    .default('https://export.arxiv.org/api/query')
    .describe(
      'Where arXiv answers for single papers when OAI-PMH does not, and once a day about saved ones.',
    ),
  ARXIV_URL: url
    .default('https://arxiv.org')
    .describe('Where the abstract pages are, for papers announced within the hour.'),
  DOI_URL: url
    .default('https://doi.org')
    .describe('Who knows a paper by its DOI (Crossref, DataCite).'),
  BIORXIV_URL: url
    .default('https://api.biorxiv.org')
    .describe('Where bioRxiv and medRxiv tell what was posted (sources biorxiv, medrxiv).'),
  HF_URL: url.default('https://huggingface.co').describe('Where Hugging Face serves Daily Papers.'),
  S2_URL: url
    .default('https://api.semanticscholar.org/graph/v1')
    .describe('Where Semantic Scholar answers (source semantic-scholar).'),
  S2_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Key of Semantic Scholar: venue, DOI, citations, a free PDF and one sentence of new and saved papers are asked for. Default: nobody is asked.',
    ),
  OPENALEX_URL: url
    .default('https://api.openalex.org')
    .describe('Where OpenAlex answers (source openalex).'),
  OPENALEX_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Key of OpenAlex: venue, DOI, citations, a free PDF and institutions of new and saved papers are asked for. Default: nobody is asked.',
    ),
  OPENALEX_MAILTO: address
    .optional()
    .describe('Whom OpenAlex may write to; instead of a key, or beside it.'),
}
