/** What is held about a reader, in sentences: for a download and for whoever answers a request. */

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' })
const moment = (at: Date) => `${day.format(at)} at ${time.format(at)} UTC`

type Event =
  | 'signed-up'
  | 'asked'
  | 'confirmed'
  | 'imported'
  | 'left'
  | 'came-back'
  | 'moved'
  | 'moved-back'

const happened: Record<Event, string> = {
  'signed-up': 'somebody asked on the form for the digest to be sent to this address',
  asked: 'the operator had this address asked whether it wants the digest',
  confirmed: 'the button of the letter to this address was pressed',
  imported: 'the operator brought this address in',
  left: 'this reader left',
  'came-back': 'this reader came back',
  moved: 'this reader moved to another address, confirmed there',
  'moved-back': 'this reader took a change of address back',
}

export const recordWords = {
  about:
    'Everything held about you here. Moments are in UTC; “network origin” is a keyed hash, the network address itself is not kept.',
  /** `detail` is the source of an import, or empty. */
  event: (event: Event, at: Date, detail: string) =>
    `On ${moment(at)} ${happened[event]}${detail === '' ? '' : ` (${detail})`}.`,
  wording: (text: string) => `The words shown were: “${text}”`,
  origin: (hash: string) => `Network origin: ${hash}.`,
  paused: (until: string) =>
    `Paused: no digest before ${day.format(new Date(`${until}T00:00:00Z`))}.`,
  noConsent: 'No act of consent is on record.',
  suppressed: {
    imported: 'The address is on a list of addresses that nobody may mail.',
    'provider-list': 'The mail provider lists the address as one that nobody may mail.',
    bounce: 'Mail to the address came back for good, so nothing is sent to it.',
    complaint: 'A mail to the address was reported as spam, so nothing is sent to it.',
  },
  state: {
    pending: 'This address was entered on the form and never confirmed.',
    confirmed: 'This reader gets the digest.',
    left: 'This reader has left and gets no mail.',
    erased: 'Everything about this reader was erased.',
  },
}
