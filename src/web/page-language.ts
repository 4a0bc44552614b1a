/** Before any page: in which language this request is answered. A `?lang=` is remembered by the browser
 * (a cookie that holds two letters and nothing else); GET still changes nothing here. */
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Language } from '../locales/language.ts'
import { findLanguage, languageOf } from '../locales/languages.ts'
import { speaking } from '../locales/spoken.ts'
import { chooseLanguage } from './choose-language.ts'
import type { PageContext } from './page-context.ts'
import { readParameters } from './read-parameters.ts'
import { type ReaderLocaleDeps, readerLocale } from './reader-locale.ts'
import type { Site } from './site.ts'

declare module 'hono' {
  interface ContextVariableMap {
    language?: Language
  }
}

const cookieName = 'lang'
const yearSeconds = 365 * 86_400
/** It stands in a link for each language. */
const longestQuery = 1_000

export const pageLanguage =
  (deps: ReaderLocaleDeps & { secure: boolean; path: string }): MiddlewareHandler =>
  async (c, next) => {
    const query = c.req.query('lang')
    const remembered = getCookie(c, cookieName)
    const asked = query === undefined ? undefined : findLanguage(query)
    const language = chooseLanguage({
      query,
      remembered,
      accept: c.req.header('accept-language'),
      reader: asked ? undefined : await readerLocale(deps, c.req.path),
    })
    c.set('language', language)
    if (asked && remembered !== asked.code && c.req.method === 'GET') {
      const { secure, path } = deps
      const kept = { path, secure, httpOnly: true, sameSite: 'Lax', maxAge: yearSeconds } as const
      setCookie(c, cookieName, asked.code, kept)
    }
    await speaking(language, next)
  }

/** The words and the site of a page; English where a request was refused at the door. */
export const createPageOf =
  (site: Site) =>
  (c: Context): PageContext => {
    const { web: words, code: locale, tag } = c.get('language') ?? languageOf('en')
    return { site, words, locale, tag, here: c.req.method === 'POST' ? null : hereOf(c) }
  }

function hereOf(c: Context): string {
  const { pathname: asked } = new URL(c.req.url)
  // Two slashes in front would name another host.
  const pathname = asked.replace(/^\/{2,}/, '/')
  const query = readParameters(c.req.url)
  return query.length > longestQuery ? pathname : `${pathname}${query}`
}
