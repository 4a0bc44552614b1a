/** Every string of the feedback pages, in English. */

export const feedbackPages = {
  feedback: {
    ask: {
      save: 'Save this paper?',
      more: 'More like this?',
      less: 'Less like this?',
    },
    button: { save: 'Save it', more: 'Yes, more like this', less: 'Yes, less like this' },
    askText: {
      save: 'It joins your saved papers.',
      more: 'It is kept so that the choice of papers can become better. Your mail itself changes by the switches, from the next digest on.',
      less: 'It is kept so that the choice of papers can become better. Your mail itself changes by the switches, from the next digest on.',
    },
    done: { save: 'Saved', more: 'More like this', less: 'Less like this' },
    doneText: {
      save: 'The paper is among your saved papers.',
      more: 'Noted, and kept so that the choice of papers can become better.',
      less: 'Noted, and kept so that the choice of papers can become better.',
    },
    /** When no switch was turned with it. */
    unchanged: 'Your mail stays as it is until you turn a switch below.',
    nothingToTurn: 'Nothing else in your mail hangs on this paper.',
    takenBack: 'Taken back.',
    undo: 'Undo',
    undoOf: (what: string) => `Undo: ${what}`,
    turned: 'From your next digest on',
    alsoSaid: 'And said of this paper',
    switches: 'Change your mail too',
    switchesHint: 'Tick what should count from your next digest on. Each can be undone here.',
    further: 'Anything else?',
    turn: 'Turn these switches',
    shownFor: (reasons: string) => `In your mail for: ${reasons}`,
    of: (address: string) => `This is about the mail to ${address}.`,
    notYours: 'Not yours? Somebody passed their mail on.',
    getOwn: 'Get your own',
    savedLink: 'Your saved papers',
    followsNothing: 'You follow nothing now, so no digest will come until you choose something.',
    /** On offer, each below the name of what it is about. */
    offer: {
      follow: (name: string) => `Follow ${name}`,
      always: (name: string) => `Always show ${name}`,
      little: 'Only a little of it',
      drop: 'Unfollow it',
      mute: 'Mute it: no paper with it, whatever else fits',
      word: (word: string) => `Not the word “${word}”`,
      wrong: 'The tag is wrong on this paper (the editors will see it)',
    },
    /** Once turned. */
    outcome: {
      follow: (name: string) => `Followed: ${name}`,
      always: (name: string) => `Always shown: ${name}`,
      little: (name: string) => `Only a little: ${name}`,
      drop: (name: string) => `No longer followed: ${name}`,
      mute: (name: string) => `Muted: ${name}`,
      word: (word: string) => `Muted: the word “${word}”`,
      wrong: (name: string) => `Wrong here: the tag ${name}. Thank you; the editors will see it.`,
    },
    /** An author who is followed. */
    author: (name: string) => `${name} (author)`,
    letterTitle: 'The papers of this mail',
    letterText: 'Save a paper, or say that you want more or less of its kind.',
    words: { save: 'Save', more: 'More', less: 'Less' },
    wordOf: (word: string, title: string) => `${word}: ${title}`,
    badTitle: 'This link does not work',
    bad: 'It may be cut off. The links in your newest digest work; nothing was changed.',
    goneTitle: 'This paper is no longer held',
    gone: 'It was taken out since the mail was sent. Nothing was changed.',
    leftTitle: 'Nobody reads here any more',
    left: 'The reader of this mail has left, so nothing was kept. Everybody can get a mail of their own.',
  },
}
