/** Every string of the mails, in English. */
import { cutText } from '../../lib/cut-text.ts'
import type { MailTexts } from '../texts.ts'
import { accountMail } from './account-mail.ts'

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const papers = (n: number) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? 'paper' : 'papers'}`
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** Days are YYYY-MM-DD and the same everywhere, so they are written out in UTC. Every letter of a
 * morning names the same ones. */
const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  const known = new Map<string, string>()
  return (day: string) => {
    const text = known.get(day) ?? format.format(new Date(`${day}T00:00:00Z`)).replaceAll(',', '')
    if (known.size >= 1_000) known.clear()
    known.set(day, text)
    return text
  }
}
const longDay = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const weekday = dayFormat({ weekday: 'long' })
const shortDay = dayFormat({ weekday: 'short', day: 'numeric', month: 'short' })
const fullDate = dayFormat({ day: 'numeric', month: 'long', year: 'numeric' })

const instants = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
})
const instant = (at: string) => instants.format(new Date(at)).replaceAll(',', '')
const alarmLead = { raised: '', lasting: 'Still: ', cleared: 'Over: ' }
const listing = (names: string[], others: number) =>
  others > 0 ? `${names.join(', ')} and ${count.format(others)}\u00a0more` : list.format(names)

export const mail: MailTexts = {
  longDay,
  // 5 January 1970 was a Monday.
  weekdayName: (isoWeekday) => weekday(`1970-01-${String(4 + isoWeekday).padStart(2, '0')}`),
  shortDay,
  fullDate,
  listing,
  authors: listing,
  digest: {
    subject: (title, others) => (others > 0 ? `${title} + ${count.format(others)}` : title),
    emptySubject: 'Welcome: your papers come as soon as something new fits',
    weekSubject: (n, topics) => `Your week: ${papers(n)}${topics === '' ? '' : ` on ${topics}`}`,
    preheader: (counts, announced) =>
      `${counts === '' ? '' : `${counts} · `}from ${count.format(announced)} announced`,
    tally: (topic, n) => `${topic} ${count.format(n)}`,
    topLine: ({ day, announced, matched, here }) =>
      `${longDay(day)} · ${count.format(announced)} announced, ${count.format(matched)} matched, ${count.format(here)} here`,
    pdf: 'PDF',
    pdfOf: (title) => `PDF of ${title}`,
    save: 'Save',
    more: 'More',
    less: 'Less',
    saveFirst: (url) => `Save paper 1: ${url}`,
    otherActs:
      'Other papers by their number; /more or /less at the end asks for more or less like it.',
    moreTitles: 'More that matched',
    missed: 'You may have missed',
    noted: 'New notes on papers you had',
    andMore: (n) => `and ${count.format(n)} more`,
  },
  note: {
    by: (series) => `${series}:`,
    elsewhere: (language, series) => `Note in ${language}: ${series}`,
    corrected: ({ title, series }) => `${series} corrected its note on “${title}”.`,
    news: (series) => `Note by ${series}`,
    away: (series, day) => `${series}: the editor is away until ${day}.`,
  },
  savedNews: {
    withdrawn: 'withdrawn',
    accepted: (venue) => `accepted at ${venue}`,
    code: 'code',
    version: (n) => `version ${n}`,
    line: (named, more) => {
      const said = named.map(({ title, pieces }) => `“${title}” (${pieces.join(', ')})`)
      return `Of papers you saved: ${said.join('; ')}${more > 0 ? `; and ${count.format(more)} more` : ''}.`
    },
  },
  badge: {
    accepted: (venue) => `Accepted at ${venue}`,
    code: 'Code',
    sample: 'Sample',
    late: (day) => `Announced ${shortDay(day)}, came late`,
  },
  sample: {
    subject: (site) => `${site}: a test of the daily digest`,
    topLine: 'A test, sent by whoever runs this',
    notice:
      'These are the newest papers held; a real digest has those that match its reader, with links to change or leave it.',
    noPapers: 'No papers are held yet; a real digest has those that match its reader.',
    reason: 'here as a sample',
  },
  welcome: {
    hello: (site) => `Welcome to ${site}. This is your first digest.`,
    imported: (source, site) =>
      `You get this because you subscribed to ${source}; it now comes from ${site}. Leave with one click.`,
    look: (day) =>
      `It shows what fits of the papers announced on ${longDay(day)}, the newest held.`,
    nothing:
      'Nothing announced lately matches what you follow; your first papers come as soon as something does. Following more brings them sooner: see “Change what you get” below.',
    widened: (days) =>
      `Your topics are quiet, so it looks back over the last ${count.format(days)} days of announcements.`,
    rhythm: ({ rhythm, day, hour, zone }) =>
      ({
        daily: `From now on: one mail a day at ${hour} (${zone}), none when nothing is new.`,
        weekdays: `From now on: Monday to Friday at ${hour} (${zone}), none when nothing is new.`,
        weekly: `From now on: every ${day} at ${hour} (${zone}), none when nothing is new.`,
      })[rhythm],
  },
  notice: {
    sample:
      'These are sample papers: no live source has answered here yet. They make way for real ones by themselves.',
    late: (day) => `arXiv is late; its papers of ${shortDay(day)} come with your next digest.`,
    holiday: ({ days, next }) =>
      `arXiv announces nothing on ${list.format(days.map(shortDay))} (holiday). Next digest: ${shortDay(next)}.`,
    caughtUp: ({ days, matched, topics }) =>
      `A catch-up on ${count.format(days)} days: ${papers(matched)} matched. By topic: ${topics.join(' · ')}.`,
    broad: ({ category, papers: brought, shown, topics }) =>
      `${category} brought ${papers(brought)} that day; these ${count.format(shown)} are spread over its topics. Choose yours under “Change what you get” below: ${topics.join(' · ')}.`,
  },
  footer: {
    why: ({ topics, since }) =>
      `You get this because you follow ${topics}${since ? `; you confirmed it on ${fullDate(since)}` : ''}.`,
    whyImported: ({ topics, source }) =>
      `You get this because you subscribed to ${source} and follow ${topics}.`,
    preferences: 'Change what you get',
    leave: 'Leave with one click',
    view: 'View in the browser',
    away: 'Away?',
    pause: 'Pause 1 week · 2 weeks · until…',
    quiet: 'This mail loads nothing from the network and nobody knows that you opened it.',
    thanks: 'Thank you to arXiv for use of its open access interoperability.',
    contact: 'Reach a person:',
    forwarded: 'This is one reader’s digest.',
    getYourOwn: 'Get your own',
  },
  confirm: {
    subject: (site) => `Confirm your subscription to ${site}`,
    title: 'Is this address yours?',
    asked: (site) =>
      `Someone, most likely you, asked ${site} to mail new research papers to this address.`,
    button: 'Confirm this address',
    page: 'The link opens a page with one button. Nothing happens before you press it; then your first digest comes at once.',
    paste: 'Or paste this address into your browser:',
    valid: (days) => `The link works for ${count.format(days)} ${days === 1 ? 'day' : 'days'}.`,
    notYou:
      'Not you? Do nothing. Without a confirmation no digest follows and the request is forgotten.',
  },
  silence: {
    subject: (site) => `${site}: a quiet month for your topics`,
    title: 'A quiet month for your topics',
    quiet: ({ since, topics }) =>
      `Nothing announced since ${fullDate(since)} matches what you follow: ${topics}. Nothing is broken; your digest comes again as soon as something new fits.`,
    near: 'Near to it, with papers on a usual day:',
    aDay: (n) => `about ${papers(n)} a day`,
    button: 'Change what I follow',
    once: 'This is the only letter about it.',
  },
  alarm: {
    subject: (site, { state, summary }) =>
      `[${site}] ${cutText(`${alarmLead[state]}${summary}`, 150)}`,
    title: (state, summary) => `${alarmLead[state]}${summary}`,
    since: (at) => `It began on ${instant(at)} UTC.`,
    isOver: (at) => `It was over on ${instant(at)} UTC. Nothing is left to do.`,
    todo: 'What to do',
    look: 'How things stand now:',
    again: 'You get this once, again each day while it lasts, and once when it is over.',
  },
  link: {
    subject: (site) => `Your private link to ${site}`,
    title: 'Your preferences',
    asked: (site) => `You asked ${site} for the link to your preferences. Here it is.`,
    alreadyReading: (site) =>
      `Someone, most likely you, asked ${site} to mail papers to this address. It already reads ${site}, so nothing has changed. Topics, hour and rhythm are set behind this link.`,
    save: {
      title: 'Save a paper',
      asked: (site) =>
        `You pressed Save on the page of a paper at ${site}. This link keeps it for you.`,
      button: 'Save the paper',
      keep: 'The link opens your saved papers without a password, so do not pass this mail on.',
    },
    button: 'Open my preferences',
    keep: 'The link opens your preferences without a password, so do not pass this mail on.',
    leave: 'To leave instead:',
    notYou: 'Not you? Do nothing: nothing has changed.',
  },
  account: accountMail,
}
