/** What a reader follows, in few words, and why they get what they get. Pure. */
import { cleanText } from '../lib/clean-text.ts'
import { localDate } from '../lib/local-time.ts'
import type { MailTexts } from '../locales/texts.ts'
import { isFromForm } from './welcome.ts'

const topicsNamed = 3

/** "clip, captioning and 3 more" */
export function topicsLine(followed: string[], texts: MailTexts): string {
  const shown = followed.length === topicsNamed + 1 ? followed.length : topicsNamed
  const names = followed.slice(0, shown)
  return texts.listing(names, followed.length - names.length)
}

type Subscribed = { consentSource: string; confirmedAt: Date | null; timezone: string }

/** "You get this because you follow clip, captioning and 3 more; you confirmed it on 19 May 2026." */
export function whyLine(reader: Subscribed, followed: string[], texts: MailTexts): string {
  const topics = topicsLine(followed, texts)
  if (!isFromForm(reader.consentSource)) {
    const source = cleanText(reader.consentSource, { max: 120 })
    return texts.footer.whyImported({ topics, source })
  }
  const since = reader.confirmedAt && localDate(reader.confirmedAt, reader.timezone)
  return texts.footer.why({ topics, since })
}
