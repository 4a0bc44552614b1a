/** Reasons for the terminal: each in words of its own, tags by their localised names. */

import { reasonTexts } from '../locales/texts.ts'
import type { Reason } from '../matching/reason.ts'
import type { Executor } from '../storage/database.ts'
import { reasonWords } from './reason-words.ts'
import { namesIn, readTags } from './tag-names.ts'

/** One list of words a list of reasons, in their order. */
export async function tellReasons(
  db: Executor,
  input: { lists: Reason[][]; locale: string },
): Promise<string[][]> {
  const slugs = input.lists.flat().flatMap((one) => (one.kind === 'tag' ? [one.slug] : []))
  const tagNames = namesIn(input.locale, await readTags(db, slugs))
  const texts = reasonTexts(input.locale)
  return input.lists.map((list) =>
    list.map((reason) => reasonWords([reason], { texts, tagNames, beside: 'nothing' })),
  )
}
