/** Every source has a line in the README of the sources and a name in every language; the address of a feed
 * is told without what may be a key. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { liveSources } from '../../src/ingest/live-sources.ts'
import { publicSourceName, webFeedName } from '../../src/lib/feed-name.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import { languages } from '../../src/locales/languages.ts'
import { sourceName } from '../../src/web/source-name.ts'

const readme = readFileSync(new URL('../../src/ingest/sources/README.md', import.meta.url), 'utf8')

/** As the refusal of an unknown name lists them. */
function liveNames(): string[] {
  const urls = { arxivRssUrl: '', arxivAtomUrl: '', arxivOaiUrl: '', biorxivUrl: '', hfUrl: '' }
  try {
    liveSources({
      ...{ ...urls, names: ['nowhere'], feeds: [], knownCategories: (raw) => [...raw] },
      ...{ http: createPoliteHttp({ userAgent: 'x' }), papersAt: async () => [] },
      ...{ scholar: { url: '', key: '' }, openAlex: { url: '', key: null, mailto: '' } },
    })
  } catch (error) {
    const { help } = error as { help: string }
    return (help.match(/[a-z]+(?:-[a-z]+)*(?=,)/g) ?? []).filter((name) => name !== 'none')
  }
  return []
}

it('each live source has its line and its setting', () => {
  expect(liveNames()).toHaveLength(8)
  for (const name of liveNames()) {
    const line = readme
      .split('\n')
      .find((row) => row.startsWith('|') && row.includes(`\`${name}\``))
    expect(line, name).toMatch(/\| `[A-Z0-9_]+_URL`/)
  }
})

it.each(languages.map(({ code, web }) => [code, web] as const))('has names in %s', (_, words) => {
  for (const name of [...liveNames(), 'arxiv-api', 'look-up', 'sample']) {
    expect(sourceName({ words } as never, name)).not.toBe(words.sources.other(name))
  }
  const url = 'https://ada:secret@lab.example:8443/papers.rss?key=secret#x'
  const told = sourceName({ words } as never, webFeedName(url))
  expect(told).toBe(words.sources.feed('lab.example:8443/papers.rss'))
  expect(publicSourceName(webFeedName(url))).toBe('feed:lab.example:8443/papers.rss')
  expect(publicSourceName('arxiv-rss')).toBe('arxiv-rss')
})
