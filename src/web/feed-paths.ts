/** Where the public feeds stand, before PUBLIC_URL's prefix, and the two forms each comes in. */

export const feedKinds = [
  { name: 'atom.xml', type: 'application/atom+xml' },
  { name: 'feed.json', type: 'application/feed+json' },
] as const

export type FeedName = (typeof feedKinds)[number]['name']

export const newestFeed = '/feeds/papers'
/** Of the week. */
export const trendingFeed = '/feeds/trending'
export const tagFeed = (slug: string): string => `/feeds/tags/${encodeURIComponent(slug)}`
export const dayFeed = (day: string): string => `/feeds/days/${day}`
/** With its query; the name of the file goes before it. */
export const searchFeed = (query: string): string => `/feeds/search?q=${encodeURIComponent(query)}`

/** The address of one form of a feed. */
export function feedPath(feed: string, name: FeedName): string {
  const [folder, query] = feed.split('?', 2)
  return query === undefined ? `${folder}/${name}` : `${folder}/${name}?${query}`
}
