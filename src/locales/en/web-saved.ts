/** Every string about saved papers and remembered devices, in English. */

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const papers = (n: number) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? 'paper' : 'papers'}`

export const savedPages = {
  saved: {
    notes: {
      withdrawn: 'Withdrawn',
      accepted: (venue: string) => `Accepted at ${venue}`,
      code: 'With code',
      version: (n: number, day: string) => `Version ${n} since ${day}`,
    },
    title: 'Saved papers',
    of: (n: number, address: string) =>
      `${papers(n)}, saved by ${address}. This page is private: keep its address to yourself.`,
    none: 'Nothing saved yet. Press Save in your mail, or on the page of a paper.',
    list: 'Your papers',
    savedOn: (day: string) => `saved ${day}`,
    pdf: 'PDF',
    remove: 'Remove',
    removeOf: (title: string) => `Remove: ${title}`,
    removed: (title: string) => `Removed: ${title}`,
    restored: 'It is back.',
    undo: 'Undo',
    askSave: 'Save this paper?',
    save: 'Save it',
    done: (title: string) => `Saved: ${title}`,
    unknown: 'That paper is not held here.',
    take: 'Take them with you',
    bibtex: 'BibTeX',
    ris: 'RIS',
    follow: 'Follow them in a feed reader',
    atom: 'Atom',
    jsonFeed: 'JSON Feed',
    feedHint:
      'The address of the feed is private too; it shows these papers and opens nothing else.',
    feedTitle: (site: string) => `Saved papers · ${site}`,
    pages: 'Pages',
    newer: 'Newer',
    older: 'Older',
    device: 'Save from paper pages too',
    deviceText:
      'Remember this device, and Save on the page of a paper works without asking who you are. A cookie that nothing else reads keeps it for 90 days.',
    remember: 'Remember this device',
    remembered: (until: string) => `This device is remembered until ${until}.`,
    forget: 'Forget this device',
    forgetAll: 'Forget all devices',
    otherDevices: (n: number) =>
      plural.select(n) === 'one'
        ? 'One other device is remembered.'
        : `${count.format(n)} other devices are remembered.`,
    nowRemembered: 'Remembered. Save on the page of any paper now keeps it here.',
    forgotten: 'Forgotten.',
    left: 'You have left, so nothing can be added; what you saved stays here for now.',
    badTitle: 'This private link does not work',
    bad: 'It may be cut off or replaced. A fresh one comes by mail.',
  },
  savePaper: {
    button: 'Save',
    title: 'Save this paper',
    ask: 'Who are you? If this address reads here, a letter brings a link that saves the paper. It also lets you remember this device, so that next time one press is enough.',
    send: 'Send me the link',
    sentTitle: 'Check your inbox',
    sent: 'If that address reads here, a link that saves the paper is on its way.',
    again: 'Try another address',
    back: 'Back to the paper',
  },
}
