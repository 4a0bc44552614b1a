/** What a translation provider is to Paperboy. */

export type Asked = {
  /** With marks `⟦0⟧` that must come back as they are. */
  texts: readonly string[]
  /** ISO 639-1. */
  to: string
  /** How terms that occur in the texts are called in that language; a hint, not a law. */
  glossary: ReadonlyArray<{ term: string; as: string }>
}

export type Translator = {
  /** Told beside what it made: "DeepL", "api.example gpt-x". */
  name: string
  /** One text for each, in their order. Throws UpstreamError. */
  translate(asked: Asked, signal: AbortSignal): Promise<string[]>
}
