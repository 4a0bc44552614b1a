/** What a feed is called by: its address without the scheme, which tells people enough.
 * `https://www.nature.com/nature.rss` -> `feed:www.nature.com/nature.rss`. */
export const webFeedName = (url: string): string => `${prefix}${url.replace(/^https?:\/\//i, '')}`

const prefix = 'feed:'

/** What anybody may read of a feed's name: passwords and keys stand before its host and behind its path.
 * Null: it is no feed's name. */
export function webFeedAddress(name: string): string | null {
  if (!name.startsWith(prefix)) return null
  const address = `https://${name.slice(prefix.length)}`
  if (!URL.canParse(address)) return ''
  const { host, pathname } = new URL(address)
  return `${host}${pathname.replace(/\/$/, '')}`
}

/** A source's name as anybody may read it. */
export function publicSourceName(name: string): string {
  const address = webFeedAddress(name)
  return address === null ? name : `${prefix}${address}`
}
