/** GET /search?q=: the query language over all papers held, the best first. */
import { type Context, Hono } from 'hono'
import { createVocabulary } from '../../papers/search/vocabulary.ts'
import { keepPrivate } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import type { PageDeps } from '../page-deps.ts'
import { TookTooLong } from '../took-too-long.ts'
import { readAsked, type SearchAsked } from './search-asked.ts'
import { searchMeaning } from './search-meaning.ts'
import { longestAsked } from './search-near.tsx'
import { MeaningPage, SearchPage } from './search-page.tsx'
import { searchWords } from './search-words.ts'

export function searchRoutes(deps: PageDeps): Hono {
  const wordsDeps = { ...deps, readVocabulary: createVocabulary(deps.db) }
  return new Hono().get('/search', async (c) => {
    const asked = readAsked(c)
    if (asked.mode === 'meaning') return sendMeaning(deps, c, asked)
    try {
      return await deps.sendPublic(c, async (page, view) => {
        const searched = await searchWords(wordsDeps, c, { asked, view, locale: page.locale })
        if (searched.kind === 'long') throw new TookTooLong()
        return <SearchPage page={page} asked={asked} searched={searched} />
      })
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error
      keepPrivate(c)
      const page = deps.pageOf(c)
      return sendPage(c, <SearchPage page={page} asked={asked} searched={{ kind: 'long' }} />, 503)
    }
  })
}

/** A provider that does not answer may do so the next time: that page is not kept. */
class Silent extends Error {}

async function sendMeaning(deps: PageDeps, c: Context, given: SearchAsked) {
  const asked = { ...given, typed: given.typed.slice(0, longestAsked) }
  try {
    return await deps.sendPublic(c, async (page, view) => {
      const searched = await searchMeaning(deps, c, { asked, view })
      if (searched.kind === 'silent') throw new Silent()
      return <MeaningPage page={page} asked={asked} searched={searched} />
    })
  } catch (error) {
    if (!(error instanceof Silent)) throw error
    keepPrivate(c)
    const page = deps.pageOf(c)
    return sendPage(c, <MeaningPage page={page} asked={asked} searched={{ kind: 'silent' }} />, 503)
  }
}
