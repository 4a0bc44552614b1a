/** The alarm as plain text. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { AlarmLetterProps } from '../letter-props.ts'
import { footerText } from './footer-text.ts'
import { paragraphs, wrap } from './wrap.ts'

export function alarmText(props: AlarmLetterProps): string {
  const { state, summary, remedy, siteUrl } = props
  const texts = mailTexts(props.locale).alarm
  return paragraphs([
    wrap(texts.title(state, summary)),
    state === 'cleared' ? wrap(texts.isOver(props.at)) : `${texts.todo}\n${wrap(remedy)}`,
    wrap(texts.since(props.since)),
    `${texts.look}\n${siteUrl}/status`,
    wrap(texts.again),
    footerText({ ...props, audience: null, thanks: false }),
  ])
}
