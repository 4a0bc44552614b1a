/** What Postgres keeps in no text, and so finds nothing by: NUL, and halves of a character. */
const codes = ['22021', '22P05']

/** A statement failed for the characters of what it was given, which is nobody's fault but the giver's. */
export function isRefusedText(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && codes.includes(String(at.code))) return true
  }
  return false
}
