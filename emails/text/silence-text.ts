/** The letter of a silence, as plain text. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { SilenceLetterProps } from '../letter-props.ts'
import { footerText } from './footer-text.ts'
import { paragraphs, wrap } from './wrap.ts'

export function silenceText(props: SilenceLetterProps): string {
  const { since, topics, nearest, audience } = props
  const texts = mailTexts(props.locale).silence
  const rows = nearest.map(
    ({ name, url, papersADay }) =>
      `${wrap(`${name} · ${texts.aDay(papersADay)}`, '  ', '* ')}\n  ${url}`,
  )
  return paragraphs([
    wrap(texts.title),
    wrap(texts.quiet({ since, topics })),
    rows.length === 0 ? null : wrap(texts.near),
    rows.join('\n'),
    `${texts.button}:\n${audience.urls.preferences}`,
    wrap(texts.once),
    footerText({ ...props, thanks: true }),
  ])
}
