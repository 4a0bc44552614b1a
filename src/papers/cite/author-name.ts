/** Authors' names as reference managers want them. Pure. */

const particles = /^(?:van|von|der|den|de|da|di|del|della|la|le|ter|ten|bin|ibn|al|el|zu|dos|das)$/
const suffixes = /^(?:jr|sr|ii|iii|iv)\.?$/i
const groups = /\b(?:collaboration|team|group|consortium|project|institute|university)\b/i

/** A name that is not a person's, or that has a comma already: it stays whole. */
export const isWhole = (name: string): boolean =>
  groups.test(name) || /[,;]/.test(name) || !name.includes(' ')

/** "Laurens van der Maaten" to "van der Maaten, Laurens"; "Ada King Jr." to "King, Ada, Jr.". */
export function familyFirst(name: string): string {
  if (isWhole(name)) return name
  const parts = name.split(' ')
  const suffix = parts.length > 2 && suffixes.test(parts.at(-1) ?? '') ? parts.pop() : undefined
  let from = parts.length - 1
  while (from > 1 && particles.test(parts[from - 1] ?? '')) from--
  const family = parts.slice(from).join(' ')
  return [family, parts.slice(0, from).join(' '), suffix].filter(Boolean).join(', ')
}
