/** The letters that ask for something, as plain text. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { AccountLetterProps, ConfirmLetterProps, LinkLetterProps } from '../letter-props.ts'
import { footerText } from './footer-text.ts'
import { linkWords } from './link-words.ts'
import { paragraphs, wrap } from './wrap.ts'

export function confirmText(props: ConfirmLetterProps): string {
  const texts = mailTexts(props.locale).confirm
  return paragraphs([
    texts.title,
    wrap(texts.asked(props.siteName)),
    `${texts.button}:\n${props.confirmUrl}`,
    wrap(texts.page),
    wrap(texts.valid(props.validDays)),
    wrap(texts.notYou),
    footerText({ ...props, audience: null, thanks: false }),
  ])
}

export function linkText(props: LinkLetterProps): string {
  const texts = mailTexts(props.locale).link
  const words = linkWords(props)
  return paragraphs([
    words.title,
    wrap(words.asked),
    `${words.button}:\n${words.url}`,
    wrap(words.keep),
    wrap(texts.notYou),
    `${texts.leave}\n${props.unsubscribeUrl}`,
    footerText({ ...props, audience: null, thanks: false }),
  ])
}

export function accountText(props: AccountLetterProps): string {
  const { account } = mailTexts(props.locale)
  const texts = account[props.act]
  return paragraphs([
    texts.title,
    wrap(texts.body(props.siteName, props.otherAddress)),
    `${texts.button}:\n${props.accountUrl}`,
    wrap(account.page),
    wrap(account.valid(props.validMinutes)),
    wrap(texts.notYou),
    footerText({ ...props, audience: null, thanks: false }),
  ])
}
