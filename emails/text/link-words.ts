/** What the private link is told with, by why it was mailed. Pure. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { LinkLetterProps } from '../letter-props.ts'

type LinkWords = { title: string; asked: string; button: string; url: string; keep: string }

export function linkWords(props: LinkLetterProps): LinkWords {
  const texts = mailTexts(props.locale).link
  const { siteName, preferencesUrl: url } = props
  if (props.saveUrl) {
    const { title, asked, button, keep } = texts.save
    return { title, asked: asked(siteName), button, url: props.saveUrl, keep }
  }
  const asked = props.reason === 'asked' ? texts.asked(siteName) : texts.alreadyReading(siteName)
  return { title: texts.title, asked, button: texts.button, url, keep: texts.keep }
}
