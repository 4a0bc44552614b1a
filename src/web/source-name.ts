/** What a source is called on a page. */
import type { PageContext } from './page-context.ts'

export function sourceName({ words }: PageContext, name: string): string {
  const { other, ...known } = words.sources
  return Object.hasOwn(known, name) ? known[name as keyof typeof known] : other(name)
}
