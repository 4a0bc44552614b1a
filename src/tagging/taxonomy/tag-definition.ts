/** The shapes that the bundled taxonomy is written in; `sync-taxonomy.ts` stores them as tags. */

/** Languages beside these have files in `names/` and `descriptions/`. */
export type TagName = { en: string; ko: string } & Partial<Record<string, string>>
export type TagDescription = { en: string; ko?: string } & Partial<Record<string, string>>

/** A topic with a rule: `captioning`, `diffusion`. */
export type TopicTag = {
  /** Stable for ever, lower case: letters, digits and hyphens. */
  slug: string
  /** The heading it stands under in the form: "Vision". */
  group: string
  name: TagName
  /** One line. */
  description: TagDescription
  /** In the query language (src/query/README.md). */
  rule: string
  /** Slugs of the topics it is part of (parents.ts). */
  parents?: readonly string[]
  /** What else people call it (synonyms.ts). */
  synonyms?: readonly string[]
}

/** An arXiv category. Its tag's slug is the id. */
export type CategoryTag = {
  /** As arXiv writes it: `cs.CV`, `hep-th`. */
  id: string
  /** "Computer Vision and Pattern Recognition". */
  name: TagName
  /** The heading it stands under in the form: "Computer Science", "Astrophysics". */
  group: string
  /** One line. */
  description: TagDescription
}
