/** Switches in words: on offer, and once turned. */
import { followedAuthor } from '../digest/followed-author.ts'
import type { TagNames } from '../digest/tag-names.ts'
import type { SwitchName } from '../feedback/switch-key.ts'
import { cleanText } from '../lib/clean-text.ts'
import type { PageContext } from './page-context.ts'

/** What a switch is about; a followed author's query by the author. */
export function subjectName(
  page: PageContext,
  tagNames: TagNames,
  { kind, value }: Pick<SwitchName, 'kind' | 'value'>,
): string {
  if (kind === 'tag') return tagNames.get(value) ?? value
  const shown = cleanText(value, { max: 80 })
  const author = kind === 'query' ? followedAuthor(value) : null
  return author === null ? shown : page.words.feedback.author(cleanText(author, { max: 80 }))
}

export function offerWords(page: PageContext, tagNames: TagNames, name: SwitchName): string {
  const { offer } = page.words.feedback
  const subject = subjectName(page, tagNames, name)
  if (name.kind === 'word') return offer.word(subject)
  const words = offer[name.change]
  return typeof words === 'string' ? words : words(subject)
}

export function outcomeWords(page: PageContext, tagNames: TagNames, name: SwitchName): string {
  const { outcome } = page.words.feedback
  const subject = subjectName(page, tagNames, name)
  return name.kind === 'word' ? outcome.word(subject) : outcome[name.change](subject)
}
