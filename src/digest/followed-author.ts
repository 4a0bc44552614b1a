/** The author a query follows, when following one author is all it does: `au:"Alec Radford"`. */

const authorOnly = /^au:(?:"([^"]+)"|([^\s()"]+))$/i

export function followedAuthor(query: string): string | null {
  const found = authorOnly.exec(query.trim())
  return found?.[1] ?? found?.[2] ?? null
}
