/** The letters with links for a change of address, a download and an erasure, in English. */

const count = new Intl.NumberFormat('en')
const of = (n: number, noun: string) => `${count.format(n)} ${noun}${n === 1 ? '' : 's'}`

/** `masked` is an address as `k•••@lab.example`. */
export type AccountLetterTexts = {
  subject(site: string): string
  title: string
  body(site: string, masked: string): string
  button: string
  notYou: string
}

export type AccountTexts = {
  move: AccountLetterTexts
  arrive: AccountLetterTexts
  return: AccountLetterTexts
  download: AccountLetterTexts
  erase: AccountLetterTexts
  /** Signs an editor in. */
  desk: AccountLetterTexts
  /** Nothing happens on opening. */
  page: string
  paste: string
  valid(minutes: number): string
}

export const accountMail: AccountTexts = {
  move: {
    subject: (site) => `Change your address at ${site}`,
    title: 'A new address for your digest',
    body: (site) =>
      `You asked ${site} to send your digest somewhere else. Say where behind this link; a letter then asks at the new address, and only when it is confirmed there does the digest move.`,
    button: 'Choose the new address',
    notYou: 'Not you? Do nothing: your digest keeps coming here.',
  },
  arrive: {
    subject: (site) => `Is this your new address for ${site}?`,
    title: 'Your digest comes here, if you say so',
    body: (site, masked) =>
      `A reader of ${site} with the address ${masked}, most likely you, asked to get the digest here instead. All settings stay as they are.`,
    button: 'Send my digest here',
    notYou: 'Not you? Do nothing: nothing is sent here, and the request is forgotten.',
  },
  return: {
    subject: (site) => `Your digest from ${site} now goes to another address`,
    title: 'Your digest has moved',
    body: (site, masked) =>
      `As you asked, ${site} sends your digest to ${masked} from now on. No more comes here.`,
    button: 'Take it back',
    notYou: 'Was it not you? The link brings your digest back to this address.',
  },
  download: {
    subject: (site) => `What ${site} holds about you`,
    title: 'Your data',
    body: (site) =>
      `You asked ${site} for everything it holds about you: settings, what you follow, your digests, and when you agreed to what. It is one file that people and programs can read.`,
    button: 'Go to the download',
    notYou: 'Not you? Do nothing: the file is made only for who opens this link.',
  },
  erase: {
    subject: (site) => `Erase what ${site} holds about you`,
    title: 'Erase everything?',
    body: (site) =>
      `You asked ${site} to erase everything it holds about you. The link says what goes and what stays, and asks once more. After that there is no way back.`,
    button: 'See what is erased',
    notYou: 'Not you? Do nothing: nothing is erased.',
  },
  desk: {
    subject: (site) => `Sign in at the desk of ${site}`,
    title: "The editor's desk",
    body: (site) => `Somebody, most likely you, asked to sign in at the editor's desk of ${site}.`,
    button: 'Sign in',
    notYou: 'Not you? Do nothing: nobody is signed in by this.',
  },
  page: 'The link opens a page with one button. Nothing happens before you press it.',
  paste: 'Or paste this address into your browser:',
  valid: (minutes) =>
    minutes < 24 * 60
      ? `It works for ${of(minutes, 'minute')}.`
      : `It works for ${of(minutes / (24 * 60), 'day')}.`,
}
