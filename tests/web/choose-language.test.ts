import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/locales/languages.ts'
import { type Asked, chooseLanguage } from '../../src/web/choose-language.ts'

describe('the language of a page', () => {
  it.each<[string, Asked, string]>([
    ['the address before all', { query: 'zh', reader: 'ko', remembered: 'en', accept: 'en' }, 'zh'],
    ['then the reader', { reader: 'ko-KR', remembered: 'zh', accept: 'en' }, 'ko'],
    ['an English reader in a Korean browser', { reader: 'en', accept: 'ko' }, 'en'],
    ['a reader of a language that is not there', { reader: 'de', accept: 'ko' }, 'en'],
    ['then what was asked for before', { remembered: 'zh', accept: 'ko' }, 'zh'],
    ['then the browser', { accept: 'ko-KR,ko;q=0.9,en;q=0.8' }, 'ko'],
    ['by weight, not by order', { accept: 'en;q=0.5, zh;q=0.9' }, 'zh'],
    ['what is there of several', { accept: 'de, fr;q=0.9, zh-TW;q=0.5' }, 'zh'],
    ['never what is refused', { accept: 'ko;q=0, zh;q=0.1' }, 'zh'],
    ['anything', { accept: 'de, *;q=0.1' }, 'en'],
    ['nothing known', { query: 'xx', remembered: '<script>', accept: 'de' }, 'en'],
    ['nothing at all', {}, 'en'],
  ])('%s', (_name, asked, code) => {
    expect(chooseLanguage(asked).code).toBe(code)
  })

  it('is one of ours whatever a browser sends', () => {
    const text = fc.option(fc.string({ maxLength: 600 }), { nil: undefined })
    fc.assert(
      fc.property(text, text, text, (query, remembered, accept) => {
        expect(languages).toContain(chooseLanguage({ query, remembered, accept }))
      }),
    )
  })
})
