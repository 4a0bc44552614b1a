/** The author a query follows, when following one author is all it does: `au:"Alec Radford"`. */

const authorOnly = /^au:(?:"([^"]+)"|([^\s()"]+))$/i

export function followedAuthor(query: string): string | null {
  const found = authorOnly.exec(query.trim())
  const name = found?.[1] ?? found?.[2] ?? null
  return name === null ? null : asName(name)
}

/** Small words inside a name: van der Berg, de la Cruz. */
const particles = /^(?:van|von|der|den|de|da|di|del|della|la|le|ter|ten|bin|ibn|al|el|zu|dos|das)$/

/** Stored queries are folded to small letters; a name is not shown so. One typed otherwise stays. */
function asName(name: string): string {
  if (name !== name.toLowerCase()) return name
  return name.replace(/[\p{L}\p{M}'’]+/gu, (part) =>
    particles.test(part) ? part : part.replace(/^\p{L}/u, (first) => first.toUpperCase()),
  )
}
