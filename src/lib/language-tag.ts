/** Names of languages: BCP 47 tags as far as they tell a language, its script and its region. By what Intl
 * knows; no lists of our own beyond what a form offers. */

const tagForm = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i

/** `pt-BR` for `PT_br`; null when there is no such language. */
export function canonicalLanguage(given: string): string | null {
  const text = given.trim().replaceAll('_', '-')
  if (text.length > 35 || !tagForm.test(text)) return null
  try {
    const { language, script, region } = new Intl.Locale(text)
    if (names('en').of(language) === undefined) return null
    return [language, script, region].filter((part) => part !== undefined).join('-')
  } catch {
    return null
  }
}

export const isLanguage = (given: string): boolean => canonicalLanguage(given) !== null

/** "Korean", in the language `locale`; the tag itself where nothing is known of it. */
export function nameOfLanguage(tag: string, locale: string): string {
  try {
    return names(locale).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** `ko` for "Korean", "한국어" or "ko": by its name in `locale`, in English or in itself, else as a tag. */
export function readLanguage(given: string, locale: string): string | null {
  const typed = given.trim().toLowerCase()
  const named = offeredLanguages.find((tag) =>
    [locale, 'en', tag].some((one) => nameOfLanguage(tag, one).toLowerCase() === typed),
  )
  return named ?? canonicalLanguage(given)
}

/** `ko` and `ko-KR` are one language to whoever reads it. */
export const sameLanguage = (one: string, other: string): boolean => baseOf(one) === baseOf(other)

/** Which way it is written: by its script. */
export const textDirection = (tag: string): 'ltr' | 'rtl' =>
  rightToLeft.has(scriptOf(tag)) ? 'rtl' : 'ltr'

const rightToLeft = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand'])

/** What a form completes; any other tag may be typed. */
export const offeredLanguages: readonly string[] = (
  'en ko zh ja es fr de pt pt-BR ru ar hi id it tr vi fa pl nl uk th he ur bn ta te sv da nb fi cs sk ' +
  'hu ro bg el sr hr sl lt lv et ca eu gl ga cy is mt sq mk bs ka hy az kk uz ky tg mn ne si km lo my ' +
  'ms fil sw am ha yo ig zu af eo la zh-Hant kn ml mr gu pa ps ku ckb yi so rw'
).split(' ')

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()

function scriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? ''
  } catch {
    return ''
  }
}

const made = new Map<string, Intl.DisplayNames>()

function names(locale: string): Intl.DisplayNames {
  const held = made.get(locale)
  if (held) return held
  const fresh = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
  if (made.size > 500) made.clear()
  made.set(locale, fresh)
  return fresh
}
