/** Whether a translation tells the same numbers as its source: a wrong figure is worse than none. Pure. */

/** `1,000.5` and `1.000,5` alike as the digits they are made of; a sign and a percent sign are words. */
const numbers = /\d+(?:[.,]\d+)*/g

/** Names of numbers are not read: "two" may become 2 and a large number its own unit. */
export function missingNumber(source: string, translated: string): string | null {
  const left = new Map<string, number>()
  for (const found of plainDigits(translated).matchAll(numbers)) {
    const key = digitsOf(found[0])
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  for (const found of source.matchAll(numbers)) {
    const key = digitsOf(found[0])
    const rest = left.get(key) ?? 0
    if (rest === 0) return found[0]
    left.set(key, rest - 1)
  }
  return null
}

/** Full-width digits are digits; 10⁶ holds a 10 and a 6, and no 106. */
const plainDigits = (text: string): string => text.replace(/\p{No}+/gu, ' $&').normalize('NFKC')

const digitsOf = (number: string): string => number.replace(/[.,]/g, '')
