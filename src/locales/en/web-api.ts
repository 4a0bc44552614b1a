/** Every string of the feeds and of the page about the API, in English. */

export const apiPages = {
  api: {
    title: 'API and feeds',
    description: 'Papers, topics, days and search for programs and feed readers.',
    lead: 'Everything that the public pages show, for programs. No key, no account.',
    rules: [
      'Every answer is JSON: data, and next, the address of the next page or null. What is wrong comes as error, with what to do about it.',
      'Answers carry an ETag: send it back and what did not change costs nothing. Too many calls are answered 429, with the seconds to wait.',
    ],
    machine: 'The same description for programs (OpenAPI 3.1)',
    parameters: 'Parameters',
    admin: 'Administration',
    adminText:
      'Only with ADMIN_TOKEN, as Authorization: Bearer. Bodies are JSON. Each change is written to the log of the desk.',
    body: 'Body',
    webhooks: 'Webhooks',
    webhooksText:
      'Paperboy calls addresses that operators register (paperboy webhooks add URL), signed as Standard Webhooks say: verify webhook-signature with the secret before you believe a call, and answer 2xx. A call may come twice; webhook-id tells.',
    feeds: 'Feeds',
    feedsText:
      'Each of these comes as Atom (atom.xml) and as JSON Feed (feed.json). A reader’s own digests have a private feed: see the preferences.',
    /** In the foot of pages. */
    link: 'API and feeds',
  },
  feeds: {
    /** A link on a page to the feed of what it lists. */
    link: 'Feed',
    newest: (site: string) => `${site}: newest papers`,
    trending: (site: string) => `${site}: trending this week`,
    tag: (site: string, tag: string) => `${site}: ${tag}`,
    search: (site: string, query: string) => `${site}: ${query}`,
    day: (site: string, day: string) => `${site}: ${day}`,
  },
}
