/** Every string of the pages, in English. Functions take values already formatted for the reader. */

import { deskLog } from './desk-log.ts'
import { accountPages } from './web-account.ts'
import { apiPages } from './web-api.ts'
import { browsePages } from './web-browse.ts'
import { deskPages } from './web-desk.ts'
import { digestPages } from './web-digests.ts'
import { feedbackPages } from './web-feedback.ts'
import { leavingPages } from './web-leaving.ts'
import { lookingPages } from './web-look.ts'
import { noticedPages } from './web-noticed.ts'
import { readerPages } from './web-reader.ts'
import { savedPages } from './web-saved.ts'
import { signupPages } from './web-signup.ts'

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const papers = (n: number) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? 'paper' : 'papers'}`
const fullDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const shortDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const dayOf = (day: string) => new Date(`${day}T00:00:00Z`)
const minutes = (n: number) => (n === 1 ? 'a minute' : `${count.format(n)} minutes`)

export const web = {
  dates: {
    /** "19 May 2026" of a YYYY-MM-DD */
    full: (day: string) => fullDay.format(dayOf(day)),
    /** "Tue 19 May" */
    short: (day: string) => shortDay.format(dayOf(day)).replaceAll(',', ''),
    /** "Tuesday 19 May, 07:00" on the clock of the zone */
    slot: (at: Date, timeZone: string) =>
      new Intl.DateTimeFormat('en-GB', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
      }).format(at),
    /** "19 May 2026, 07:00:12 UTC" */
    moment: (at: Date) =>
      `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(at)} UTC`,
  },
  frame: {
    skip: 'Skip to the content',
    home: 'Subscribe',
    link: 'Already reading?',
    menu: 'Pages',
    quiet: 'No account, no tracking. Every mail can be left with one click.',
    contact: 'Reach a person:',
    thanks: 'Thank you to arXiv for use of its open access interoperability.',
  },
  home: {
    title: 'The new papers that matter to you, in one mail',
    lead: (site: string) =>
      `${site} reads the day’s new research papers and mails you the few that fit what you work on, at your own hour. Each says why it is there.`,
    promise:
      'One mail a day at most, about 8 papers, two minutes. No account, no tracking, one click to leave.',
    description: 'New research papers that fit what you work on, in one mail a day.',
    held: (n: number, day: string) => `${papers(n)} held, the newest announced on ${day}.`,
    sample:
      'These are sample papers: no live source has answered yet. They make way for real ones by themselves.',
    empty: 'No papers are held yet. The first ones arrive with the next announcement.',
    closed: 'New subscriptions are closed here. Readers keep their mail and their private link.',
    onlyDomain: (domain: string) => `Open to addresses at ${domain}.`,
    besideTitle: 'How it works',
    besides: [
      'Pick topics, authors or your own queries',
      'Confirm once; the first mail comes at once',
      'A reason in words on every paper, never a score',
      'Nothing new? No mail',
    ],
    specimenTitle: (day: string) => `New on ${day}`,
  },
  form: {
    what: 'What do you work on?',
    whatHint:
      'Search, or open a field and tick topics. Beside each: new papers on a usual day · on a Tuesday, the fullest.',
    filter: 'Find a topic',
    filterHint: 'clip, robotics, cs.CV, number theory',
    chosen: 'Chosen:',
    categories: 'Whole arXiv categories',
    fields: {
      learning: 'Machine learning',
      language: 'Language and agents',
      vision: 'Vision, sound and 3D',
      systems: 'Robots, systems, software',
      society: 'People and the economy',
      theory: 'Theory and mathematics',
      physics: 'Physics and astronomy',
      life: 'Life and earth',
    },
    list: (names: string[]) => names.join(' · '),
    fieldCount: (chosen: number) => (chosen > 0 ? `${count.format(chosen)} chosen` : ''),
    /** With the noun: a bare number would be read as papers, as it is beside a topic. */
    groupCount: (n: number, chosen: number) =>
      chosen > 0
        ? `${count.format(chosen)} of ${count.format(n)} chosen`
        : `${count.format(n)} ${plural.select(n) === 'one' ? 'topic' : 'topics'}`,
    categoryCount: (n: number, chosen: number) =>
      chosen > 0
        ? `${count.format(chosen)} of ${count.format(n)} chosen`
        : `${count.format(n)} ${plural.select(n) === 'one' ? 'category' : 'categories'}`,
    /** Nothing to say of a topic without a paper on either day. */
    volume: (median: number, tuesday: number | null) => {
      if (median === 0 && (tuesday ?? 0) === 0) return ''
      const days = tuesday === null ? [median] : [median, tuesday]
      return days.map((n) => count.format(n)).join(' · ')
    },
    author: 'Follow an author',
    authorHint:
      'First and last name; a last name alone is shared by many. Several: put a semicolon between them.',
    query: 'Your own query',
    queryHint:
      'One a line. Words, "phrases", =CLIP for exact case, OR, -not, and ti: abs: au: cat: for one field.',
    where: 'Where and when?',
    email: 'Mail address',
    emailHint: 'One letter asks you to confirm. Nobody else learns the address.',
    timezone: 'Time zone',
    clock: 'It is now {time} there.',
    hour: 'Hour',
    /** {hour}, {same} and {city} are filled in here and, when zone or hour change, by the script. */
    hourAuto: 'The best there: {hour}',
    hourLate:
      'At {hour} in {city} you get the papers announced the day before; from {same} the same day’s.',
    hourSame: 'At {hour} in {city} you get the papers announced the same day.',
    rhythm: 'How often?',
    rhythms: { daily: 'Every day', weekdays: 'Monday to Friday', weekly: 'Once a week' },
    rhythmHint: 'When nothing new fits, no mail is sent.',
    weekday: 'Weekly mail on',
    locale: 'Language',
    send: 'Subscribe',
    trap: 'Leave this field empty',
    trapFilled: 'Empty this field, it is a trap for robots, and send the form again.',
    mend: 'Not sent yet. Please mend:',
    mendTitle: 'Not sent yet',
  },
  checkInbox: {
    title: 'Check your inbox',
    text: 'A letter is on its way to the address you typed. It holds a button; nothing is sent before you press it.',
    look: 'Look for',
    from: 'Sender',
    subject: 'Subject',
    or: 'or, if you read already',
    nothing: 'Nothing after five minutes?',
    remedies: [
      'Look in the spam folder, and move it to the inbox from there.',
      'Subscribe again and watch for a slip in the address.',
      'An address that once bounced or complained gets no mail; a person can lift that.',
    ],
    outbox: 'Mail is kept on this machine for now: see it in the outbox.',
    back: 'Back to the form',
  },
  confirm: {
    title: 'One click and you are in',
    ask: (address: string) => `Send digests to ${address}?`,
    button: 'Yes, send me the papers',
    ignore:
      'You did not ask for this? Close the page. Nothing is sent and nothing is kept for long.',
    done: 'You are subscribed',
    doneText: 'Your first digest is on its way and should be with you in a minute or two.',
    doneLater: (when: string, zone: string) =>
      `The next may come on ${when} (${zone}), if something new fits.`,
    already: 'This address is confirmed already; nothing changed.',
    doneNext: 'Change topics, hour or anything else',
    expired: 'This link has expired',
    expiredText: 'Your choices are kept. One click sends a fresh letter to the same address.',
    fresh: 'Send me a fresh link',
    sent: 'A fresh letter is on its way',
    sentText: 'It holds a new button. The older link stays without effect.',
    throttled: 'A letter went out a moment ago',
    throttledText: 'Look for it in your inbox and the spam folder, or try again in an hour.',
    bad: 'This link does not work',
    badText:
      'It may be cut off, or a newer letter has replaced it. Subscribing again takes a minute.',
  },
  link: {
    title: 'Already reading?',
    text: 'Your settings have a private link instead of a password. It stands at the foot of every digest, or comes by mail:',
    button: 'Send me my link',
    sentTitle: 'Check your inbox',
    sent: 'If that address reads here, its private link is on its way.',
    again: 'Try another address',
  },
  ...browsePages,
  ...apiPages,
  ...readerPages,
  ...leavingPages,
  ...savedPages,
  ...accountPages,
  ...deskPages,
  deskLog,
  ...digestPages,
  ...feedbackPages,
  ...lookingPages,
  ...noticedPages,
  ...signupPages,
  digest: {
    gone: 'This digest is no longer kept',
    goneText: 'Digests can be read here for 400 days.',
  },
  outbox: {
    title: 'Outbox',
    text: 'Mail goes nowhere yet: it is kept here to be looked at. Set RESEND_API_KEY to send it for real.',
    elsewhere:
      'Mail leaves the house now: nothing more is kept here, and what was kept before was never sent.',
    none: 'Nothing yet. Subscribe on the front page and the confirmation appears here.',
    back: 'All mail',
    html: 'As a mail client shows it',
    text2: 'Text part',
    headers: 'Headers',
    raw: 'Raw source',
    to: 'To',
    at: 'At',
    state: 'State',
    gone: 'No such mail in the outbox',
  },
  admin: {
    title: 'For the operator',
    text: 'This page is open at the machine itself. From elsewhere it needs the admin token.',
    closed: 'This page is open at the machine itself only, because no ADMIN_TOKEN is set.',
    token: 'Admin token',
    open: 'Open',
    wrong: 'That is not the token.',
  },
  problem: {
    notFound: 'There is nothing here',
    notFoundText: 'The address may be cut off or out of date.',
    failed: 'Something broke on our side',
    failedText:
      'It has been noted. Nothing you typed was sent twice; please try again in a minute.',
    refusedText: 'There is a character in it that no text may hold',
    refusedTextHelp: 'Look at the address, or type it anew instead of pasting.',
    tooLarge: 'That is more than this form takes',
    tooLargeText: 'Send fewer or shorter entries.',
    tooMany: (wait: number) =>
      `Too many requests from your network. Try again in ${minutes(wait)}.`,
    back: 'Back to where you were',
    home: 'To the front page',
  },
}

/** What a further language must bring. */
export type WebText = typeof web
