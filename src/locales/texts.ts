/** What a language of the mails must say (language.ts); functions take names and numbers and do their
 * own plurals and dates by Intl. */
import type { AccountTexts } from './en/account-mail.ts'
import { languageOf } from './languages.ts'

type PlaceName = 'title' | 'abstract' | 'authors' | 'primary' | 'cross' | 'record'

export type ReasonTexts = {
  between: string
  /** A tag that was guessed. `words`: what spoke for it, may be empty. */
  likely(topic: string, words: string): string
  /** "captioning (title: captions)"; `words` may be empty. */
  found(topic: string, place: string, words: string): string
  place: Record<PlaceName, string>
  query(query: string): string
  author(name: string): string
  upvotes(n: number): string
  /** "trending this week: 54 upvotes, 12 saves"; either may be 0. */
  trending(noticed: { upvotes: number; saves: number }): string
  accepted(venue: string): string
  code: string
}

type AlarmState = 'raised' | 'lasting' | 'cleared'

export type MailTexts = {
  /** "Tuesday 19 May"; `day` is YYYY-MM-DD. */
  longDay(day: string): string
  /** "Monday"; 1 is Monday. */
  weekdayName(isoWeekday: number): string
  /** "Thu 26 Nov" */
  shortDay(day: string): string
  /** "19 May 2026" */
  fullDate(day: string): string
  /** "clip, captioning and 3 more" */
  listing(names: string[], others: number): string
  /** The same of people: "Ada Lovelace, Alan Turing and 5 more" */
  authors(names: string[], others: number): string
  digest: {
    subject(title: string, others: number): string
    emptySubject: string
    weekSubject(papers: number, topics: string): string
    preheader(counts: string, announced: number): string
    tally(topic: string, papers: number): string
    topLine(line: { day: string; announced: number; matched: number; here: number }): string
    pdf: string
    pdfOf(title: string): string
    /** What one may say of a paper: keep it, more like it, less like it. */
    save: string
    more: string
    less: string
    /** Under the papers of the text part; `url` saves the first. Then how it is for others. */
    saveFirst(url: string): string
    otherActs: string
    moreTitles: string
    missed: string
    /** Notes on papers of earlier digests. */
    noted: string
    andMore(n: number): string
  }
  /** Of an editor's note: whose it is, and where one in another language stands. */
  note: {
    by(series: string): string
    elsewhere(language: string, series: string): string
    /** Of a paper that came before. */
    corrected(note: { title: string; series: string }): string
    /** On a paper that came before. */
    news(series: string): string
    away(series: string, day: string): string
  }
  /** Of papers that the reader saved. */
  savedNews: {
    withdrawn: string
    accepted(venue: string): string
    code: string
    version(n: number): string
    /** `more`: papers that are not named. */
    line(papers: ReadonlyArray<{ title: string; pieces: readonly string[] }>, more: number): string
  }
  badge: {
    accepted(venue: string): string
    code: string
    sample: string
    /** Announced on a day whose feed lacked it. */
    late(day: string): string
  }
  /** Of `send-test`. */
  sample: {
    subject(site: string): string
    topLine: string
    notice: string
    noPapers: string
    reason: string
  }
  welcome: {
    hello(site: string): string
    imported(source: string, site: string): string
    /** `day`, YYYY-MM-DD: the newest one shown. */
    look(day: string): string
    nothing: string
    widened(days: number): string
    rhythm(value: {
      rhythm: 'daily' | 'weekdays' | 'weekly'
      day: string
      hour: string
      zone: string
    }): string
  }
  notice: {
    sample: string
    holiday(value: { days: string[]; next: string }): string
    /** The papers of a listing day did not come in time. */
    late(day: string): string
    /** `topics`: each with its number. */
    caughtUp(value: { days: number; matched: number; topics: string[] }): string
    /** A whole category is followed and little else. `shown`: papers in full; `topics`: each with its number. */
    broad(value: { category: string; papers: number; shown: number; topics: string[] }): string
  }
  footer: {
    why(value: { topics: string; since: string | null }): string
    whyImported(value: { topics: string; source: string }): string
    preferences: string
    leave: string
    view: string
    /** "Away? Pause 1 week · 2 weeks · until…": the second part is a link. */
    away: string
    pause: string
    quiet: string
    thanks: string
    contact: string
    forwarded: string
    getYourOwn: string
  }
  confirm: {
    subject(site: string): string
    title: string
    asked(site: string): string
    button: string
    page: string
    paste: string
    valid(days: number): string
    notYou: string
  }
  /** After a month without a digest. */
  silence: {
    subject(site: string): string
    title: string
    /** `since`: YYYY-MM-DD. */
    quiet(value: { since: string; topics: string }): string
    near: string
    aDay(papers: number): string
    button: string
    once: string
  }
  alarm: {
    subject(site: string, alarm: { state: AlarmState; summary: string }): string
    title(state: AlarmState, summary: string): string
    since(at: string): string
    isOver(at: string): string
    /** Above what to do, and above where to look. */
    todo: string
    look: string
    again: string
  }
  link: {
    subject(site: string): string
    title: string
    asked(site: string): string
    alreadyReading(site: string): string
    /** When Save was pressed on the page of a paper. */
    save: { title: string; asked(site: string): string; button: string; keep: string }
    button: string
    keep: string
    leave: string
    notYou: string
  }
  account: AccountTexts
}

/** English where a language is not there yet. */
export const mailTexts = (locale: string): MailTexts => languageOf(locale).mail
export const reasonTexts = (locale: string): ReasonTexts => languageOf(locale).reasons

/** The language a mail is really in: what `lang` must say. */
export const mailLanguage = (locale: string): string => languageOf(locale).tag

export const direction = (locale: string): 'ltr' | 'rtl' =>
  ['ar', 'fa', 'he', 'ur'].includes(mailLanguage(locale)) ? 'rtl' : 'ltr'
