/** An alarm as a mail. Pure. */
import { createElement } from 'react'
import { render } from 'react-email'
import { AlarmLetter } from '../../emails/alarm.tsx'
import { alarmText } from '../../emails/text/alarm-text.ts'
import { mailTexts } from '../locales/texts.ts'
import type { FrozenLetterContent } from './frozen-letter.ts'
import { answerHeaders } from './letter-headers.ts'
import type { ComposedLetter } from './letter-ports.ts'
import { senderProps } from './sender-props.ts'

export async function composeAlarm(
  content: Extract<FrozenLetterContent, { template: 'alarm' }>,
): Promise<Pick<ComposedLetter, 'subject' | 'html' | 'text' | 'headers'>> {
  const { state, summary, remedy, since, at } = content
  const props = { ...senderProps(content), state, summary, remedy, since, at }
  return {
    subject: mailTexts(content.locale).alarm.subject(content.siteName, content),
    html: await render(createElement(AlarmLetter, props)),
    text: alarmText(props),
    headers: answerHeaders(),
  }
}
