/** Every string of looking before subscribing (preview, search, starting from papers), in English. */

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const papers = (n: number) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? 'paper' : 'papers'}`

export const lookingPages = {
  look: {
    title: 'What you would get',
    pageTitle: 'Preview',
    nothingChosen: 'Tick a topic, name an author or write a query: the mail shows here.',
    button: 'Show what I would get',
    waiting: 'Looking…',
    failed: 'The preview cannot be shown just now. The form works without it.',
    /** `day`, written out, is the newest. */
    wideLine: (line: {
      day: string
      days: number
      announced: number
      matched: number
      here: number
    }) =>
      `${count.format(line.days)} listing days up to ${line.day} · ${count.format(line.announced)} announced, ${count.format(line.matched)} matched, ${count.format(line.here)} here`,
    widened: 'The newest day alone brings little; your first mail reaches back like this.',
    /** `day` is the newest of them. */
    nothing: (day: string, days: number) =>
      days === 1
        ? `Nothing of the newest listing day, ${day}, fits. No mail would come.`
        : `Nothing of the last ${count.format(days)} listing days fits, the newest being ${day}. No mail would come.`,
    nearest: 'Near to it, with the papers of a usual day:',
    noPapers: 'No papers are held yet, so there is nothing to show.',
    rest: (full: number, titles: number) => {
      if (titles === 0) return `${count.format(full)} more here`
      if (full === 0) return `${count.format(titles)} more as titles`
      return `${count.format(full)} more here, ${count.format(titles)} as titles`
    },
    andMore: (n: number) => `and ${count.format(n)} more that matched, not named`,
    back: (days: number) =>
      days === 1 ? 'The newest listing day' : `The last ${count.format(days)} listing days`,
    backLine: (n: number) => (n === 0 ? 'nothing: no mail' : papers(n)),
    newest: (day: string) => `The newest listing day held is ${day}.`,
    broad: (value: { category: string; papers: number; day: string; number: number }) =>
      `${value.category} brought ${papers(value.papers)} on ${value.day}; a mail shows ${count.format(value.number)} of them. Choose yours:`,
    /** `n` is 0 where it is too rare for a figure. */
    add: (name: string, n: number) => (n === 0 ? name : `${name} ${count.format(n)}`),
    share: 'A link to these choices, for others',
    search: 'Search',
    found: (n: number, text: string, isClose: boolean) =>
      isClose
        ? `No topic has “${text}” in its name. Spelled like it:`
        : `${count.format(n)} ${plural.select(n) === 'one' ? 'topic' : 'topics'} for “${text}”:`,
    foundNone: (text: string) => `No topic has “${text}” in its name. It can be a query or a name:`,
    /** `brings` is one of the next two. */
    foundLine: (group: string, brings: string) => `${group} · ${brings}`,
    brings: (median: number, tuesday: number | null) =>
      tuesday === null
        ? `${papers(median)} on a usual day`
        : `${papers(median)} on a usual day, ${count.format(tuesday)} on a Tuesday`,
    rare: 'less than a paper a day',
    asQuery: (text: string) => `Query: ${text}`,
    asAuthor: (text: string) => `Author: ${text}`,
    examples: 'Start from papers you like',
    examplesLabel: 'Papers, one a line, or a BibTeX file',
    examplesHint:
      'arXiv links or ids, DOIs, titles. They are looked up among the papers held here and nowhere else.',
    suggest: 'Suggest topics from these',
    suggestTitle: 'From these papers',
    noExamples: 'There is no link, id, DOI or title in what you pasted.',
    foundPapers: (found: number, named: number) =>
      `${count.format(found)} of ${papers(named)} found here.`,
    unknownPapers: (names: string[], others: number) =>
      others > 0
        ? `Not held here: ${names.join(' · ')} and ${count.format(others)} more.`
        : `Not held here: ${names.join(' · ')}.`,
    onlyHeld:
      'Papers from before this place began, or outside its categories, are not known to it.',
    leftPapers: (read: number, left: number) =>
      `The first ${count.format(read)} were read; ${count.format(left)} more were left.`,
    cutPapers: (read: number) => `Only the first ${count.format(read)} characters were read.`,
    nothingShared: 'They have nothing in common that could be followed. Add more of one kind.',
    take: 'Tick what you want to follow.',
    suggestedTags: 'Topics',
    suggestedAuthors: 'Authors',
    suggestedQueries: 'Queries',
    /** `words` is a list already, or empty. */
    tagHint: (value: { papers: number; of: number; words: string; median: number }) =>
      `in ${count.format(value.papers)} of ${count.format(value.of)}${value.words === '' ? '' : `: ${value.words}`} · ${papers(value.median)} on a usual day`,
    authorHint: (n: number) => `on ${papers(n)} of these`,
    leaderHint: (title: string) => `last author of “${title}”`,
    queryHint: (value: { papers: number; brought: number; days: number }) =>
      `in ${count.format(value.papers)} of these · ${papers(value.brought)} over ${count.format(value.days)} listing ${value.days === 1 ? 'day' : 'days'}`,
    mutes: 'Leave out',
    mutesHint:
      'One a line: a topic such as medical-imaging, or a query. A paper it fits is never mailed.',
    addLabel: (name: string, n: number) =>
      n === 0 ? `Choose ${name}` : `Choose ${name}, ${papers(n)}`,
  },
}
