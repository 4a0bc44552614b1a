/** Every string of the pages for a change of address, a download and an erasure, in English. */

export const accountPages = {
  account: {
    /** On the preferences. */
    heading: 'Your address and your data',
    lead: (masked: string) =>
      `These need a fresh link, mailed to ${masked}; it works for 30 minutes. Whoever was passed one of your mails cannot use them.`,
    ask: {
      move: 'Change my address',
      download: 'Download what is held about me',
      erase: 'Erase everything about me',
    },
    /** For who has no private link at hand. */
    title: 'Your data',
    text: 'Move your digest to another address, take what is held about you, or have it erased. A letter brings the link.',
    which: 'What would you like?',
    send: 'Mail me the link',
    sentTitle: 'Look into your inbox',
    sent: (masked: string) =>
      `A letter with the link is on its way to ${masked}. It works for 30 minutes.`,
    sentAny:
      'If a digest comes or came to that address, a letter with the link is on its way to it.',
    again: 'Asked twice within a minute, only one letter comes.',
    back: 'Back to my settings',
    bad: 'This link is of no more use',
    badText:
      'It was used, it is older than 30 minutes, or it is cut off. Ask for a fresh one from your settings.',
    fresh: 'Get a fresh link',
    move: {
      title: 'Where should your digest go?',
      text: (masked: string) =>
        `It goes to ${masked} now. A letter asks at the new address; until it is confirmed there nothing changes.`,
      field: 'New mail address',
      button: 'Ask at the new address',
      sentTitle: 'Now look into the other inbox',
      sent: 'A letter is on its way to the new address, if mail may be sent there. Press its button within 30 minutes and the digest moves.',
      look: 'Nothing comes? Addresses that once bounced or complained get no mail.',
    },
    arrive: {
      title: 'Send your digest here?',
      text: (masked: string, before: string) =>
        `From now on it would go to ${masked} instead of ${before}. Everything you follow and all settings stay.`,
      button: 'Yes, send it here',
      doneTitle: 'Your digest comes here now',
      done: 'The address before gets one letter that says so; by its link the change can be taken back for 7 days.',
      takenTitle: 'This address has a digest of its own',
      taken:
        'Two subscriptions cannot share an address. Leave the one that comes here first, by the link in its mails, then press the button again.',
    },
    return: {
      title: 'Take your digest back?',
      text: (masked: string, after: string) =>
        `It goes to ${after} now. With the button it comes to ${masked} again. Links mailed for a move, a download or an erasure stop working, and no browser is remembered any more.`,
      button: 'Yes, bring it back here',
      doneTitle: 'Your digest comes here again',
      done: 'If you did not ask for the change, somebody can read your mail: change the password of your mailbox. In letters from before, the links to your settings and to saved papers, and those for feedback, open nothing any more; so do the addresses of your feeds. Your next digest brings new links.',
    },
    download: {
      title: 'What is held about you',
      text: 'One JSON file: settings, what you follow, your digests with their reasons, letters, and in sentences when you agreed to what.',
      button: 'Download',
      file: (day: string) => `paperboy-${day}.json`,
    },
    erase: {
      title: 'Erase everything?',
      text: (masked: string) => `This is about ${masked}. It cannot be taken back.`,
      goesTitle: 'What goes, at once',
      goes: [
        'your address, settings, topics, authors and queries',
        'your digests and their reasons, saved papers, devices',
        'the record of when you agreed to what',
      ],
      staysTitle: 'What stays',
      stays: [
        'a keyed hash of the address: it keeps an imported list from bringing you back, and names nobody',
        'a letter that is leaving this very moment, until its fate is known; then it is emptied',
        'what you said of papers, without you',
        'the words of your own queries, without you: in a list for up to 30 days, unless others use the same, and in reasons that readers share',
        'copies made for safety, until they are replaced (about a week)',
      ],
      sure: 'Yes, erase everything about me',
      missing: 'Tick the box to say that you mean it.',
      button: 'Erase everything',
      instead: 'Only want the mail to stop? Leaving takes one click and can be undone.',
      leave: 'Leave instead',
      doneTitle: 'Erased',
      done: 'Nothing but a hash is left. No mail follows, not even a goodbye. You are welcome to subscribe again at any time.',
    },
  },
}
