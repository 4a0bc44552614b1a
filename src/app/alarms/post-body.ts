/** A notice as JSON for ALERT_WEBHOOK. `text` is what Slack, Mattermost, Teams and Zulip's Slack form
 * show, `content` what Discord shows; the rest is for programs. Pure. */
import { mailTexts } from '../../locales/texts.ts'
import type { Notice } from './alarm.ts'

/** Discord refuses more than 2,000 characters. */
const longest = 1_900

export function postBody(
  notice: Notice,
  site: { siteName: string; publicUrl: string },
): Record<string, unknown> {
  const texts = mailTexts('en').alarm
  const head = `${texts.subject(site.siteName, notice)}`
  const words = notice.state === 'cleared' ? head : `${head}\n${notice.remedy}`
  const text = words.length > longest ? `${words.slice(0, longest)}…` : words
  return { text, content: text, site: site.publicUrl, ...notice }
}
