/** The alarm as plain text. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { AlarmLetterProps } from '../letter-props.ts'
import { footerText } from './footer-text.ts'
import { paragraphs, wrap } from './wrap.ts'

export function alarmText(props: AlarmLetterProps): string {
  const { state, summary, facts } = props
  const texts = mailTexts(props.locale).alarm
  return paragraphs([
    wrap(texts.title(state, summary)),
    wrap(state === 'cleared' ? texts.isOver(props.at) : props.remedy),
    wrap(texts.since(props.since)),
    facts.length === 0 ? null : wrap(texts.facts(facts)),
    wrap(texts.again),
    footerText({ ...props, audience: null, thanks: false }),
  ])
}
