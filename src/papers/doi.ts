/** DOIs as they are compared: bare and in lower case, for their case means nothing. */

const wrapping = /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|info:doi\/)/i
const form = /^10\.\d{4,9}(?:\.\d+)*\/\S{1,300}$/

/** `https://doi.org/10.1000/ABC.` -> `10.1000/abc`; null when it is none. */
export function parseDoi(text: string): string | null {
  if (text.length > 400) return null
  const bare = decoded(text.trim().replace(wrapping, ''))
    .replace(/[.,;]+$/, '')
    .toLowerCase()
  return form.test(bare) ? bare : null
}

/** The DOIs in a field that may hold several, by whatever parts them; each once. */
export function parseDois(text: string | null | undefined): string[] {
  const found = (text ?? '')
    .split(/[\s,;]+(?=(?:doi:|https?:\/\/|info:doi\/|10\.\d{4}))/i)
    .flatMap((part) => parseDoi(part.trim().split(/\s/)[0] ?? '') ?? [])
  return [...new Set(found)]
}

function decoded(text: string): string {
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}
