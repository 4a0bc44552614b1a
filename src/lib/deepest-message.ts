/** What was said first of an error that was wrapped: a server's own words, without the statement around them. */
export function deepestMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error
    ? deepestMessage(error.cause)
    : error.message.slice(0, 200) || codeOf(error)
}

/** What tried several addresses says nothing. */
const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.name)
