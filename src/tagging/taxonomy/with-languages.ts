/** A text of a tag with what the files of further languages say, each by slug. */

export type LanguageTexts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What the definition itself says wins. */
export function withLanguages<Text extends { en: string }>(
  texts: LanguageTexts,
  slug: string,
  own: Text,
): Text {
  const further = Object.entries(texts).flatMap(([language, bySlug]) => {
    const found = bySlug[slug]
    return found === undefined ? [] : [[language, found]]
  })
  return { ...Object.fromEntries(further), ...own }
}
