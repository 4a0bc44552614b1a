/** Every string of the lists of what is noticed (trending, most saved, newest), in English. */

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const many = (n: number, one: string, more: string) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? one : more}`

/** How papers are weighed (papers/popularity/trend.ts). */
export type Weighing = {
  weights: Record<'upvotes' | 'saves' | 'pdfClicks' | 'comments' | 'stars' | 'reads', number>
  /** Days after which a gain is worth half. */
  halfLives: Record<'day' | 'week' | 'month', number>
  tagged: { first: number; voices: number; aDay: number }
}

export const noticedPages = {
  noticed: {
    menu: 'Trending',
    label: 'Lists',
    tabs: {
      day: 'Today',
      week: 'This week',
      month: 'This month',
      saved: 'Most saved',
      newest: 'Newest',
    },
    titles: {
      day: 'Trending today',
      week: 'Trending this week',
      month: 'Trending this month',
      saved: 'Most saved papers',
      newest: 'Newest papers',
    },
    leads: {
      day: 'What people noticed today and yesterday, whatever the field.',
      week: 'What people noticed in the last seven days, whatever the field.',
      month: 'What people noticed in the last thirty days, whatever the field.',
      saved: 'What most readers here keep, of all time. The number is shown, never who.',
      newest: 'All papers held here, the newest announced first.',
    },
    none: {
      trend: 'Nobody has noticed a paper in this time yet.',
      saved: 'Nobody has saved a paper yet.',
      newest: 'No papers are held yet. The first ones arrive with the next announcement.',
    },
    follow: 'Get trending papers by mail',
    upvotes: (n: number) => many(n, 'upvote', 'upvotes'),
    comments: (n: number) => many(n, 'comment', 'comments'),
    stars: (n: number) => many(n, 'star', 'stars'),
    saves: (n: number) => many(n, 'save', 'saves'),
    reads: (n: number) => many(n, 'read', 'reads'),
    pdfClicks: (n: number) => many(n, 'PDF opened', 'PDFs opened'),
    /** Behind reads and PDFs on the page of a paper. */
    lately: (counts: string) => `${counts} in 30 days`,
    organization: 'Organisation',
    submittedBy: 'Brought to Hugging Face by',
    /** Behind the name of the tag. */
    trended: (day: string, counts: string) => `in the week to ${day}: ${counts}`,
    /** On the page of a tag that no rule puts on. */
    tagRule: {
      signal: 'Many people upvoted or saved it within a week.',
      edition: 'Editors here picked it for an edition.',
    },
    how: 'How this is counted',
    howText: ({ weights, halfLives, tagged }: Weighing): string[] => [
      `An upvote at Hugging Face is a voice, and so is a save by a reader here. Comments there, stars of the code, reads of a paper’s page here and PDFs opened from it count too, but less.`,
      `What came today counts in full, and less the older it is: half after ${many(halfLives.day, 'day', 'days')} in the list of today, after ${count.format(halfLives.week)} in that of the week, after ${count.format(halfLives.month)} in that of the month.`,
      `Of each kind, every doubling is one step: from ten to twenty is as much as from a thousand to two thousand. A step is worth ${count.format(weights.saves)} for saves, ${count.format(weights.upvotes)} for upvotes, ${count.format(weights.pdfClicks)} for PDFs, ${count.format(weights.comments)} for comments, ${count.format(weights.reads)} for reads and ${count.format(weights.stars)} for stars. Equals are ordered by a lot that changes daily.`,
      `The topic “Trending” is for the first ${count.format(tagged.first)} of the week that have ${count.format(tagged.voices)} upvotes and saves together, at most ${count.format(tagged.aDay)} new ones a day. Who follows it gets each once.`,
      'Reads and PDFs are kept as one number a paper and day: no cookie, no address, nothing of who. Crawlers and pages fetched ahead are left out, and without scripts an opened PDF is not counted. The lists are made anew every ten minutes; days begin at midnight UTC.',
    ],
  },
}
