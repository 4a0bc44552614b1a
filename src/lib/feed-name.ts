/** What a feed is called by: its address without the scheme, which tells people enough.
 * `https://www.nature.com/nature.rss` -> `feed:www.nature.com/nature.rss`. */
export const webFeedName = (url: string): string => `feed:${url.replace(/^https?:\/\//i, '')}`
