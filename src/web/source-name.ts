/** What a source is called on a page. */
import { webFeedAddress } from '../lib/feed-name.ts'
import type { PageContext } from './page-context.ts'

export function sourceName({ words }: Pick<PageContext, 'words'>, name: string): string {
  const { other, feed, ...known } = words.sources
  const address = webFeedAddress(name)
  if (address !== null) return feed(address)
  return Object.hasOwn(known, name) ? known[name as keyof typeof known] : other(name)
}
