/** Every string about a reader's past digests, in English. */

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const papers = (n: number) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? 'paper' : 'papers'}`

export const digestPages = {
  digests: {
    lastDays: 'The last 14 days',
    days: {
      digest: (n: number) => papers(n),
      matched: (announced: number) => `nothing matched of ${count.format(announced)}`,
      holiday: 'arXiv holiday',
      weekend: 'arXiv announces nothing on weekends',
      announced: 'nothing announced',
      paused: 'paused',
      late: 'too late to be sent, folded into the next',
      withdrawn: 'not sent, folded into the next',
      unknown: 'nobody knows whether it was sent',
      none: 'no digest',
      toCome: 'still to come',
    },
    noDays: 'Nothing yet: your first days will stand here.',
    all: 'All digests, and a search in them',
    title: 'Your digests',
    back: 'Back to my settings',
    search: 'Find a paper in your digests',
    searchHint: 'Words, "phrases", ti: au: and the rest of the query language.',
    searchButton: 'Search',
    found: (n: number, text: string) =>
      n === 0 ? `No paper in your digests fits “${text}”.` : `${papers(n)} for “${text}”`,
    foundMost: (n: number) => `The newest ${count.format(n)} are shown.`,
    in: (day: string) => `in the digest of ${day}`,
    list: 'By day',
    empty: 'No digest yet.',
    line: (day: string, n: number) => `${day}: ${papers(n)}`,
    newer: 'Newer',
    older: 'Older',
    pages: 'Pages',
    why: 'Why was a paper not in my mail?',
    whyField: 'The paper’s arXiv number or link',
    whyButton: 'Ask',
    whyUnknown: 'No paper with that number is held here. It looks like 2605.15202.',
    whyIn: (day: string) => `That was on ${day}.`,
    whyReasons: (reasons: string) => `What matches: ${reasons}`,
    decisions: {
      shown: 'It was in your mail, in full.',
      named: 'It was in your mail, as a title.',
      withdrawn: 'It was chosen, but that digest never left; it goes with the next one.',
      'would-show': 'It is in your next digest, in full.',
      'would-name': 'It is in your next digest, as a title.',
      more: 'It matched, but others ranked higher. More papers in full, or fewer topics, make room.',
      'held-back': 'It matched, but less closely than you ask for. “Everything” would bring it.',
      'not-matched': 'Nothing you follow matches it.',
      muted: 'Something you mute matches it.',
      'too-old': 'It was announced too long ago for your next digest.',
      'before-interest': 'It matches only what you began to follow after its digest.',
      'not-announced': 'It was not announced here, or not yet.',
      retracted: 'Its authors withdrew it.',
      'not-following': 'You get no digests just now.',
    },
    feed: 'Or read it in a feed reader',
    feedText:
      'The same papers as in your mail, with their reasons. The address is private: it shows what you follow, and changes nothing.',
    feedTitle: (site: string) => `My papers from ${site}`,
    atom: 'Atom feed',
    json: 'JSON Feed',
  },
}
