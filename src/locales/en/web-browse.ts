/** Every string of the public pages (days, papers, topics, search, status, about, privacy), in English. */

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const papers = (n: number) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? 'paper' : 'papers'}`
const dayOf = (day: string) => new Date(`${day}T00:00:00Z`)
const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const either = new Intl.ListFormat('en', { type: 'disjunction' })
const both = new Intl.ListFormat('en', { type: 'conjunction' })
/** "Tuesday 19 May 2026" of a YYYY-MM-DD */
const long = (day: string) => longDay.format(dayOf(day)).replace(',', '')

type Place = 'any' | 'title' | 'abstract' | 'authors' | 'category'

export const browsePages = {
  menu: { days: 'Days', tags: 'Topics', search: 'Search' },
  foot: { about: 'About', privacy: 'Privacy', status: 'Status' },
  papers: {
    inCommon: (found: string[]) => `In common: ${found.join(', ')}`,
    alsoBy: (names: string[]) => `Also by ${names.join(', ')}`,
    count: papers,
    /** "Ada Lovelace, Alan Turing and 12 more"; without names they stand before it already. */
    authors: (names: string[], more: number) =>
      more === 0 ? names.join(', ') : `${names.join(', ')} and ${count.format(more)} more`,
    pdf: 'PDF',
    sample: 'sample',
    withdrawn: 'withdrawn',
    /** Told to those who have scripts. */
    keys: 'Keys: j and k move from paper to paper, Enter opens.',
    older: 'Older papers',
    newest: 'Back to the newest',
  },
  days: {
    title: 'Days',
    lead: 'Every day on which new papers were announced, as far as they are held here.',
    description: 'New research papers, day by day.',
    none: 'No papers are held yet. The first ones arrive with the next announcement.',
    month: (day: string) => month.format(dayOf(day)),
    long,
    /** Beside a day of the list. */
    brought: papers,
    earlier: 'Earlier days',
    newest: 'Back to the newest days',
  },
  day: {
    title: (day: string) => long(day),
    description: (n: number, day: string) => `${papers(n)} announced on ${long(day)}, by topic.`,
    announced: (n: number) => `${papers(n)} announced`,
    page: (at: number, of: number) => `Page ${count.format(at)} of ${count.format(of)}`,
    jump: 'Jump to a topic',
    more: (group: string) => `More in ${group}`,
    rest: 'Without a known category',
    continued: (group: string) => `${group}, continued`,
    earlier: (day: string) => `Earlier: ${day}`,
    later: (day: string) => `Later: ${day}`,
    pages: 'Pages',
    next: 'Next page',
    previous: 'Previous page',
    turn: 'Other days',
  },
  translation: {
    original: 'Original',
    by: (maker: string) =>
      `Translated by ${maker}; formulas and numbers were checked. The original is what counts.`,
    byEditor: 'Translated by hand, by an editor.',
    brought: 'A translation that was brought in.',
    /** Behind one of these. */
    old: 'It is of an earlier version.',
  },
  paper: {
    listed: (day: string) => `Announced on ${day}`,
    listedAbout: (day: string) => `Announced about ${day}`,
    notAnnounced: 'Known here only by a later version',
    read: (where: string) => `Read at ${where}`,
    pdf: 'Open the PDF',
    code: 'Code',
    project: 'Project page',
    authors: 'Authors',
    abstract: 'Abstract',
    sample: 'This is a sample paper: it makes way for the real record by itself.',
    withdrawn: 'The authors withdrew this paper.',
    tags: 'Why it is where it is',
    noTags: 'No topic fits it.',
    /** Behind a topic's name. */
    evidence: {
      title: (words: string) => (words === '' ? 'from the title' : `the title says “${words}”`),
      abstract: (words: string) =>
        words === '' ? 'from the abstract' : `the abstract says “${words}”`,
      authors: (words: string) => (words === '' ? 'from the authors' : `by ${words}`),
      primary: 'its main category',
      cross: 'also listed there',
      guess: (words: string) => `probably, by what it says: “${words}”`,
      editor: 'confirmed by an editor',
    },
    words: (words: string[]) => words.join('”, “'),
    facts: 'About this paper',
    comment: 'Comment',
    journal: 'Journal',
    doi: 'DOI',
    id: 'Id',
    versions: 'Versions',
    version: (n: number, day: string) => `v${count.format(n)}, seen ${day}`,
    earlierVersions: (n: number) =>
      n === 1 ? 'v1 was not seen here' : `v1 to v${count.format(n)} were not seen here`,
    seenAt: 'Found through',
    upvotes: (n: number, where: string) =>
      `${count.format(n)} ${plural.select(n) === 'one' ? 'upvote' : 'upvotes'} at ${where}`,
    /** What services other than its source know of it. */
    told: {
      tldr: 'In one sentence',
      venue: 'Published in',
      affiliations: 'Affiliations',
      pdf: 'Free PDF',
      by: (where: string) => `says ${where}`,
      byModel: (where: string) => `written by a model of ${where}`,
      citations: (n: number, where: string) =>
        `${count.format(n)} ${plural.select(n) === 'one' ? 'citation' : 'citations'} at ${where}`,
    },
    cite: 'Cite',
    bibtex: 'BibTeX',
    ris: 'RIS',
    asFile: (name: string) => `as a file: ${name}`,
    related: 'Near to it',
    relatedHint: 'What they share most with it stands below each.',
    follow: (name: string) => `Get papers on ${name} by mail`,
  },
  tags: {
    title: 'Topics',
    lead: (n: number) =>
      `${count.format(n)} topics and categories. Beside each: new papers on a usual day.`,
    description: 'Every topic that papers are sorted into, and what each brings.',
    find: 'Find a topic',
    findHint: 'clip, robotics, cs.CV, number theory',
    none: 'No topic has that name.',
    categories: 'arXiv categories',
    none_held: 'No topics are held yet.',
  },
  tag: {
    description: (text: string) => text,
    category: (id: string) => `arXiv category ${id}`,
    subscribe: 'Get these by mail',
    broader: 'Part of',
    narrower: 'Narrower:',
    usual: (n: number) =>
      n === 0 ? 'Less than one paper on a usual day' : `${papers(n)} on a usual day`,
    tuesday: (n: number) => `${count.format(n)} on a Tuesday, the fullest day`,
    rule: 'When a paper belongs here',
    ruleCategory: 'The authors or arXiv’s moderators put it into this category.',
    ruleAny: 'One of these is enough:',
    ruleOne: 'When this holds:',
    ruleSource: 'As a query',
    ruleGuess:
      'A paper that the rule passes over may be guessed to belong here, by what it says; then it says “probably”.',
    ruleSearch: 'Search with it',
    newest: 'Newest papers',
    older: 'Older papers',
    noPapers: 'None is held yet.',
    chart: (days: number) =>
      days === 1 ? 'The newest listing day' : `The last ${count.format(days)} listing days`,
    chartText: (value: { least: number; most: number; usual: number; from: string; to: string }) =>
      `Papers a day from ${value.from} to ${value.to}: from ${count.format(value.least)} to ${count.format(value.most)}, ${count.format(value.usual)} on a usual day.`,
    figures: 'In figures',
    day: 'Day',
    papers: 'Papers',
  },
  rule: {
    exactly: (word: string) => `exactly “${word}”`,
    word: (word: string) => `“${word}”`,
    found: (words: string[], place: Place) => {
      const list = either.format(words)
      const places = {
        any: `${list} in title or abstract`,
        title: `${list} in the title`,
        abstract: `${list} in the abstract`,
        authors: `${list} among the authors`,
        category: `${list} as a category`,
      }
      return places[place]
    },
    either: (parts: string[]) => either.format(parts),
    together: (parts: string[], without: string[]) => {
      const all = parts.length > 1 ? `${parts.join(', together with ')}` : (parts[0] ?? '')
      return without.length > 0 ? `${all}, but not ${both.format(without)}` : all
    },
    without: (part: string) => `not ${part}`,
  },
  search: {
    meaning: {
      label: 'How to search',
      modes: { words: 'By words', meaning: 'By meaning' },
      instead: 'Search for what it means instead',
      field: 'Ask a question, or paste the abstract of a paper',
      hint: 'How can the captions that CLIP is trained on be made better?',
      nearest: 'Nearest in meaning first',
      none: 'Nothing is near to it',
      like: 'Like',
      builtIn:
        'Computed here from the papers held: it finds those whose words keep the same company. It reads no sentences, so “without” or “not” change nothing.',
      byProvider: 'Nearness is told by the embedding model of this site’s settings.',
      preparing:
        'The papers are being read for their meaning. Try again in a few minutes; the search by words works meanwhile.',
      unknown:
        'No word of this stands in enough of the papers held. Try other words, or the search by words.',
      silent:
        'The service that reads meanings does not answer. Try again later; the search by words works meanwhile.',
      'no-paper': 'No paper with this id is held here.',
      more: 'More papers like this one',
    },
    title: 'Search',
    titleOf: (query: string) => `Search: ${query}`,
    description: 'Search all papers held here.',
    field: 'Search papers',
    hint: 'captioning -survey',
    button: 'Search',
    wrong: (place: number) => `Not understood, at character ${count.format(place)}`,
    wrongEnd: 'Not understood, at its end',
    found: (n: number) => (n === 0 ? 'Nothing found' : papers(n)),
    foundOlder: (n: number) => `${papers(n)} older than the last page`,
    papers: (n: number) => count.format(n),
    moreThan: (n: number) => `More than ${papers(n)}`,
    amongNewest: 'Only the newest of them were ranked and counted. A further word narrows it down.',
    order: 'Order',
    orders: { best: 'Best first', new: 'Newest first', popular: 'Most upvoted and cited first' },
    meant: 'Did you mean',
    narrow: 'Narrow it down',
    byTopic: 'Topics',
    byYear: 'Years',
    rest: 'All of them, newest first',
    tooLong: 'This search took too long and was given up. A further, rarer word helps.',
    nothing: 'Nothing held here matches. Fewer words, or another spelling, may find more.',
    older: 'Older papers',
    subscribe: 'Get these by mail',
    help: 'How to ask',
    helpRows: [
      ['captioning', 'captions, captioned, captioning: any case, any ending'],
      ['=CLIP', 'exactly CLIP, not clip or clips'],
      ['"state space"', 'the words side by side'],
      ['clip -survey', 'the first without the second'],
      ['clip OR captioning', 'at least one of them; OR in capitals'],
      ['ti:clip', 'in the title; abs: in the abstract'],
      ['au:"Alec Radford"', 'an author'],
      ['cat:cs.CV', 'a category; cat:cs for all of computer science'],
      ['ti:(clip OR captioning)', 'parentheses group'],
      ['diffus*', 'every word that begins so'],
      ['tag:captioning', 'a topic, by the end of its page’s address'],
      ['org:google', 'an organisation that a source names'],
      [
        'day:2026-05-01..2026-05-19',
        'the days of its announcement; day:2026-05 a month, day:2026 a year',
      ],
      ['src:hf', 'the source it came from'],
    ] as Array<[string, string]>,
    write: 'Write',
    finds: 'It finds',
  },
  sources: {
    'arxiv-rss': 'arXiv, daily announcements',
    hf: 'Hugging Face Daily Papers',
    'arxiv-atom': 'arXiv, daily announcements (Atom)',
    'arxiv-oai': 'arXiv, OAI-PMH',
    'arxiv-saved': 'arXiv, of saved papers',
    'arxiv-api': 'arXiv, API',
    biorxiv: 'bioRxiv',
    medrxiv: 'medRxiv',
    'semantic-scholar': 'Semantic Scholar',
    openalex: 'OpenAlex',
    sample: 'Bundled sample',
    'look-up': 'Looked up by id or link',
    feed: (address: string) => `Feed: ${address}`,
    /** A file that somebody brought in. */
    other: (name: string) => `File: ${name}`,
  },
  status: {
    title: 'Status',
    description: 'Where the papers come from, and how fresh they are.',
    lead: (n: number) => `${papers(n)} held.`,
    newest: (day: string) => `The newest were announced on ${day}.`,
    none: 'No source has been asked yet.',
    source: 'Source',
    state: 'State',
    success: 'Last heard',
    listing: 'Newest day',
    papers: 'Papers',
    standings: {
      ok: 'working',
      failing: 'last try failed',
      silent: 'not heard for days',
      needed: 'asked when something is missing',
      hand: 'by hand: its papers are brought, it is not asked by itself',
    },
    never: 'never',
    unknown: 'none',
    sample: 'Only sample papers are held: no live source has answered yet.',
    digests: 'Digests by mail',
    mail: { going: 'going out', held: 'held back for now', late: 'late' },
    mailed: 'Last mailed',
    awaited: (day: string) =>
      `arXiv’s papers of ${day} are late. Digests wait for them, three hours at most.`,
    notLost: 'Nothing is lost: what does not go out in time comes with the next digest.',
    gaps: 'Gaps',
    noGaps: 'none found',
    gapCount: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    kinds: {
      absent: 'the day could not be had',
      stale: 'the day came with nothing new',
      partial: 'papers were missing',
      truncated: 'the feed was cut',
    },
    open: 'The missing papers are being fetched elsewhere.',
    cameLate: (at: string) => `It came after all (${at}).`,
    repaired: (value: { papers: string; by: string; at: string }) =>
      `${value.papers} came from ${value.by} instead (${value.at}).`,
    byCategory: 'By category',
    byCategoryHint: 'By main category, over the last 30 days of announcements.',
    categoryCount: (n: number) => (n === 1 ? '1 category' : `${n} categories`),
    category: 'Category',
    late: 'Late',
  },
  about: {
    title: 'About',
    description: (site: string) => `What ${site} is, and how it chooses papers.`,
    lead: (site: string) =>
      `${site} reads the day’s new research papers and mails each reader the few that fit.`,
    parts: (site: string): Array<{ title: string; text: string[] }> => [
      {
        title: 'How papers are chosen',
        text: [
          'You follow topics, authors and queries of your own. A paper that fits one of them can come to you; of many, those come first that fit best, spread over what you follow.',
          'Every paper says why it is there, in words. There is no score that you cannot see through, and nobody pays for a place.',
        ],
      },
      {
        title: 'Topics',
        text: [
          'A topic is a rule in plain words: its page shows the rule and the papers it found. Where a rule is wrong, tell us, and it is mended for everyone.',
        ],
      },
      {
        title: 'Where papers come from',
        text: [
          'From arXiv’s own announcements, on the days on which arXiv announces. Titles and abstracts are shown here; papers themselves are read at their source.',
          'Thank you to arXiv for use of its open access interoperability.',
        ],
      },
      {
        title: 'Who runs this',
        text: [
          `${site} is an installation of Paperboy, free software that anybody may run for a lab, a department or a field.`,
        ],
      },
    ],
    subscribe: 'Choose your topics',
    how: 'How fresh the papers are',
  },
  privacy: {
    title: 'Privacy',
    description: 'What is kept about readers, why, and for how long.',
    lead: 'A mail address and what you chose, nothing more. No account, no tracking.',
    parts: (value: {
      site: string
      /** The service that carries mail out; null: none outside. */
      carrier: string | null
      /** Host of the service that reads for meaning; null: it is done here. */
      reader: string | null
      /** Host of the translator; null: there is none. */
      translator: string | null
    }): Array<{ title: string; text: string[] }> => [
      {
        title: 'Looking at pages',
        text: [
          'Pages load nothing from anywhere else and recognise no visitor. Of each paper it is counted how often its page was read and its PDF opened a day: a number, without address, cookie or anything of who, gone after some 400 days. Pages set no cookie unless you ask for it: one to have a device remembered so that it can save papers, for 90 days, and one that holds the language you choose, for a year. To keep floods away, a keyed hash of the network address is counted for an hour when a form is sent; the address itself is not stored.',
        ],
      },
      {
        title: 'Reading by mail',
        text: [
          'Kept: your mail address, what you follow and mute, hour, time zone, rhythm and language, which papers were sent and why, which ones you saved and what you said of them, and the proof of your consent (when, to which words, and a keyed hash of the network address).',
          'Mails hold no pixel and no link that counts clicks. Nobody knows whether you opened one.',
          value.carrier === null
            ? `Mails are handed over by ${value.site} itself.`
            : `Mails are carried out by ${value.carrier}, which learns your address and the mail, and tells us whether it arrived.`,
        ],
      },
      ...(value.reader === null && value.translator === null
        ? []
        : [
            {
              title: 'Searching and translating',
              text: [
                ...(value.reader === null
                  ? []
                  : [
                      `What is searched for by meaning, and titles and abstracts of papers, go to ${value.reader}, which tells what is near to what. Who searches does not go with it.`,
                    ]),
                ...(value.translator === null
                  ? []
                  : [
                      `Titles and abstracts of papers go to ${value.translator} to be translated. Nothing about readers goes with them.`,
                    ]),
              ],
            },
          ]),
      {
        title: 'Leaving',
        text: [
          'One click in any mail ends it at once. A keyed hash of an address that bounced or complained is kept, so that it is never mailed again by mistake.',
          'The proof of consent is kept for three years after you left, because the law may ask for it.',
        ],
      },
      {
        title: 'Your rights',
        text: [
          'Ask the contact below for a copy of what is kept, to correct it or to erase it. You can also complain to the data protection authority where you live.',
        ],
      },
    ],
    contact: 'Contact:',
    noContact: 'The operator of this installation has named no contact yet.',
  },
}
