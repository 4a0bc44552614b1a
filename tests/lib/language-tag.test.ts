/** Languages as editors and archives name them. */
import { describe, expect, it } from 'vitest'
import {
  canonicalLanguage,
  nameOfLanguage,
  offeredLanguages,
  readLanguage,
  sameLanguage,
  textDirection,
} from '../../src/lib/language-tag.ts'

describe('a language', () => {
  it.each([
    ['ko', 'ko'],
    [' KO ', 'ko'],
    ['pt_br', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['de-u-co-phonebk', 'de'],
    ['xx', null],
    ['', null],
    ['!!', null],
    ['a'.repeat(5000), null],
    ['english', null],
  ])('%j is the tag %j', (given, tag) => {
    expect(canonicalLanguage(given)).toBe(tag)
  })

  it.each([
    ['Korean', 'en', 'ko'],
    ['독일어', 'ko', 'de'],
    ['Deutsch', 'ja', 'de'],
    ['עברית', 'en', 'he'],
    ['persian', 'zh', 'fa'],
    ['ur', 'en', 'ur'],
    ['Klingonese', 'en', null],
  ])('%s on a page in %s is %s', (given, locale, tag) => {
    expect(readLanguage(given, locale)).toBe(tag)
  })

  it('each one offered is known by its name on every page, and read back from it', () => {
    for (const locale of ['en', 'ko', 'zh', 'ja']) {
      for (const tag of offeredLanguages) {
        const name = nameOfLanguage(tag, locale)
        expect([tag, name === tag, readLanguage(name, locale)]).toEqual([tag, false, tag])
      }
    }
  })

  it('is written to the left where its script is', () => {
    const rtl = ['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'ckb', 'az-Arab']
    expect(rtl.map(textDirection)).toEqual(rtl.map(() => 'rtl'))
    expect(['en', 'ko', 'az', 'ha', 'ku', ''].map(textDirection)).toEqual(Array(6).fill('ltr'))
  })

  it('is one with its regions; what is no tag has itself for a name', () => {
    expect(sameLanguage('pt-BR', 'pt')).toBe(true)
    expect(sameLanguage('ko', 'ja')).toBe(false)
    expect(nameOfLanguage('!!', 'en')).toBe('!!')
  })
})
