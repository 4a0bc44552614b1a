/** Authors' names as reference managers want them. Pure. */

const particles = /^(?:van|von|der|den|de|da|di|del|della|la|le|ter|ten|bin|ibn|al|el|zu|dos|das)$/
const suffixes = /^(?:jr|sr|ii|iii|iv)\.?$/i
const groups = /\b(?:collaboration|team|group|consortium|project|institute|university)\b/i

/** A name that is not a person's, or that has a comma already: it stays whole. */
export const isWhole = (name: string): boolean =>
  groups.test(name) || /[,;]/.test(name) || !name.includes(' ')

type Parts = { family: string; given: string; suffix: string | undefined }

/** Null: it stays whole. */
function partsOf(name: string): Parts | null {
  if (isWhole(name)) return null
  const parts = name.split(' ')
  const suffix = parts.length > 2 && suffixes.test(parts.at(-1) ?? '') ? parts.pop() : undefined
  let from = parts.length - 1
  while (from > 1 && particles.test(parts[from - 1] ?? '')) from--
  return { family: parts.slice(from).join(' '), given: parts.slice(0, from).join(' '), suffix }
}

/** "Laurens van der Maaten" to "van der Maaten, Laurens"; "Ada King Jr." to "King, Ada, Jr.". */
export function familyFirst(name: string): string {
  const parts = partsOf(name)
  return parts ? [parts.family, parts.given, parts.suffix].filter(Boolean).join(', ') : name
}

/** "Ada King Jr." to "King, Jr., Ada"; without a suffix BibTeX reads "First von Last" by itself. */
export function suffixSecond(name: string): string {
  const parts = partsOf(name)
  return parts?.suffix ? `${parts.family}, ${parts.suffix}, ${parts.given}` : name
}

export const familyOf = (name: string): string => partsOf(name)?.family ?? name
