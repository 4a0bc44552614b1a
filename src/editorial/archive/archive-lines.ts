/** What a line of an archive is: a day, authors, hashtags, an address; and in which language a text is
 * written. Pure. */

const months = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]

const monthOf = (name: string): number =>
  months.findIndex((names) => names.includes(name.toLowerCase().replace('.', ''))) + 1

/** `2024-05-16`, `2024년 5월 16일`, `2024年5月16日`, `16 May 2024`, `May 16th, 2024`, `Thursday, 16 May 2024`
 * -> `2024-05-16`; null: the line is something else. */
export function dateOf(line: string): string | null {
  const text = line
    .trim()
    .replace(/^#{1,2}\s+/, '')
    .replace(/[\s,]*[(（]?(?:[월화수목금토일]요일|星期.|周.|[月火水木金土日]曜日?)[)）]?$/u, '')
    .replace(/^[A-Z][a-z]+day,?\s+/, '')
    .trim()
  const [, y, m, d] =
    /^(\d{4})\s*[-./年년]\s*(\d{1,2})\s*[-./月월]\s*(\d{1,2})\s*[日일.]?$/u.exec(text) ?? []
  if (y !== undefined) return validDay(Number(y), Number(m), Number(d))
  const [, day, month, year] =
    /^(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z.]+),?\s+(\d{4})$/.exec(text) ?? []
  if (day !== undefined) return validDay(Number(year), monthOf(month ?? ''), Number(day))
  const [, word, second, third] =
    /^([A-Za-z.]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text) ?? []
  return word === undefined ? null : validDay(Number(third), monthOf(word), Number(second))
}

function validDay(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  const valid = year >= 1990 && year < 2100 && !Number.isNaN(at.getTime())
  return valid && at.toISOString().startsWith(text) ? text : null
}

/** A name may end so: `et al.`, `Dee Jr.`, `Bee A.`, `Bee A.B.` */
const nameWithDot = /(?<![\p{L}\p{N}])(?:et al|Jr|Sr|(?:\p{Lu}\.)*\p{Lu})\.$/u

/** `(Ada Bee, Carl Dee)` -> the names; null: the line is something else. */
export function authorsOf(line: string): string[] | null {
  const inner = /^[(（](.+)[)）]$/u.exec(line.trim())?.[1]
  if (inner === undefined || /[.!?。]$/u.test(inner.replace(nameWithDot, ''))) return null
  const names = inner
    .split(/\s*[,;，、]\s*/u)
    .map((name) => name.replace(/^(?:and|&)\s+/i, '').trim())
    .filter((name) => name !== '')
  const areNames = names.every((name) => name.length <= 60 && /\p{L}/u.test(name))
  return names.length > 0 && areNames && (names.length > 1 || inner.length <= 40) ? names : null
}

export const addressOf = (line: string): string | null =>
  /^<?((?:https?:\/\/|arxiv:|doi:|10\.\d{4,9}\/)\S+?)>?$/i.exec(line.trim())?.[1] ?? null

/** By its letters; null: Latin, which tells no language. */
export function scriptLanguage(text: string): 'ko' | 'ja' | 'zh' | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const count = (script: RegExp) => (text.match(script)?.length ?? 0) / Math.max(1, letters)
  if (count(/\p{sc=Hang}/gu) > 0.15) return 'ko'
  if (count(/[\p{sc=Hira}\p{sc=Kana}]/gu) > 0.1) return 'ja'
  return count(/\p{sc=Han}/gu) > 0.15 ? 'zh' : null
}
