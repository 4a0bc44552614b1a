/** What an interest is called on a page: a tag by its name, a followed author as such. */
import { followedAuthor } from '../digest/followed-author.ts'
import type { Preferences } from '../subscribers/read-preferences.ts'
import { inLocale } from '../tagging/in-locale.ts'
import type { PageContext } from './page-context.ts'

export function interestName(
  page: PageContext,
  interest: Preferences['interests'][number],
): { name: string; isQuery: boolean } {
  if (interest.kind === 'tag') return { name: inLocale(interest.name, page.locale), isQuery: false }
  const author = followedAuthor(interest.text)
  if (author === null) return { name: interest.text, isQuery: true }
  return { name: page.words.preferences.author(author), isQuery: false }
}
