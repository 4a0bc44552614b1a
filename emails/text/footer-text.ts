/** The end of every text part. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { Audience } from '../letter-props.ts'
import { paragraphs, wrap } from './wrap.ts'

type FooterEnd = {
  locale: string
  /** A digest in the browser measures nothing that it could deny. */
  forVisitor: boolean
  contact: string
  postalAddress: string
  thanks: boolean
}

type FooterText = Omit<FooterEnd, 'forVisitor'> & { audience: Audience | null }

export function footerText({ audience, ...rest }: FooterText): string {
  const end = footerEnd({ ...rest, forVisitor: audience?.kind === 'visitor' })
  return joinFooter(audience, rest.locale, end)
}

/** `-- ` on a line of its own is where mail programs see a signature begin. */
export const joinFooter = (audience: Audience | null, locale: string, end: string): string =>
  `-- \n${paragraphs([audience === null ? null : audienceText(audience, locale), end])}\n`

/** What the footers of one installation have in common. */
export function footerEnd(of: FooterEnd): string {
  const texts = mailTexts(of.locale).footer
  return paragraphs([
    of.forVisitor ? null : wrap(texts.quiet),
    of.contact === '' ? null : wrap(`${texts.contact} ${of.contact}`),
    of.postalAddress === '' ? null : wrap(of.postalAddress),
    of.thanks ? wrap(texts.thanks) : null,
  ])
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
    ...(urls.view === null ? [] : [`${texts.view}:\n${urls.view}`]),
    `${texts.away} ${texts.pause}\n${urls.unsubscribe}#pause`,
  ]
  return paragraphs([wrap(audience.why), links.join('\n')])
}
