/** How a category id is written: `cs.CV`, `math-ph`, `cond-mat.mes-hall`. */

const SHAPE = /^([a-z]{1,10}(?:-[a-z]{2,8})?)(?:\.([a-z]{2,8}(?:-[a-z]{2,8})?))?$/i

/** arXiv's own spelling whatever the case; null for what is no category or archive. */
export function normaliseCategory(text: string): string | null {
  const parts = SHAPE.exec(text)
  if (!parts?.[1]) return null
  const archive = parts[1].toLowerCase()
  const subject = parts[2]
  if (subject === undefined) return archive
  // Two letters are capitals (cs.CV), longer ones are not (cond-mat.soft, physics.ao-ph).
  return `${archive}.${subject.length === 2 ? subject.toUpperCase() : subject.toLowerCase()}`
}
