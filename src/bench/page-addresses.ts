/** What the web bench asks for: every public page by turns, and of each kind as many as there are, so
 * that most papers are asked for once only. */

export type Addresses = { days: string[]; papers: string[]; tags: string[]; queries: string[] }
export type PageKind = { kind: string; next(): string }

/** Each counts as much as the others, whatever it costs. */
export function pageKinds({ days, papers, tags, queries }: Addresses): PageKind[] {
  const kinds: Array<[string, string[]]> = [
    ['home', ['/']],
    ['days', ['/days']],
    ['day', days.flatMap((day) => [`/days/${day}`, `/days/${day}?page=2`])],
    ['paper', papers.map((id) => `/papers/${id}`)],
    ['tags', ['/tags']],
    ['tag', tags.map((slug) => `/tags/${encodeURIComponent(slug)}`)],
    [
      'lists',
      ['/trending', '/trending?window=day', '/trending?window=month', '/most-saved', '/newest'],
    ],
    ['feed', tags.map((slug) => `/feeds/tags/${encodeURIComponent(slug)}/atom.xml`)],
    ['search', queries.map((query) => `/search?q=${encodeURIComponent(query.trim())}`)],
    ['status', ['/status']],
    ['about', ['/about', '/privacy', '/api', '/editions', '/link']],
  ]
  return kinds
    .filter(([, paths]) => paths.length > 0)
    .map(([kind, paths]) => {
      let at = 0
      return { kind, next: () => paths[at++ % paths.length] as string }
    })
}
