/** The end of every text part. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { Audience } from '../letter-props.ts'
import { paragraphs, wrap } from './wrap.ts'

type FooterText = {
  locale: string
  audience: Audience | null
  contact: string
  postalAddress: string
  thanks: boolean
}

/** `-- ` on a line of its own is where mail programs see a signature begin. */
export function footerText({ locale, audience, contact, postalAddress, thanks }: FooterText) {
  const texts = mailTexts(locale).footer
  const body = paragraphs([
    audience === null ? null : audienceText(audience, locale),
    audience?.kind === 'visitor' ? null : wrap(texts.quiet),
    contact === '' ? null : wrap(`${texts.contact} ${contact}`),
    postalAddress === '' ? null : wrap(postalAddress),
    thanks ? wrap(texts.thanks) : null,
  ])
  return `-- \n${body}\n`
}

function audienceText(audience: Audience, locale: string): string {
  const texts = mailTexts(locale).footer
  if (audience.kind === 'visitor') {
    return `${wrap(texts.forwarded)}\n${texts.getYourOwn}: ${audience.subscribeUrl}`
  }
  const { urls } = audience
  const links = [
    `${texts.preferences}:\n${urls.preferences}`,
    `${texts.leave}:\n${urls.unsubscribe}`,
    `${texts.view}:\n${urls.view}`,
    `${texts.away} ${texts.pause}:\n${urls.unsubscribe}#pause`,
  ]
  return paragraphs([wrap(audience.why), links.join('\n')])
}
