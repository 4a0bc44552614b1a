/** A frozen digest as the template's props. Pure. */
import type { Audience, DigestLetterProps } from '../../emails/letter-props.ts'
import type { AbstractLength } from '../storage/schema/subscribers.ts'
import { type CardContent, cardAt } from './card.ts'
import type { FrozenDigest, FrozenSender } from './frozen-letter.ts'

export function digestProps(input: {
  frozen: FrozenSender & FrozenDigest
  cards: Map<string, CardContent>
  length: AbstractLength
  audience: Audience
}): DigestLetterProps {
  const { frozen, audience } = input
  return {
    ...senderProps(frozen),
    subject: frozen.subject,
    preheader: frozen.preheader,
    topLine: frozen.topLine,
    welcome: frozen.welcome.length === 0 ? null : { lines: frozen.welcome },
    notices: frozen.notices,
    cards: frozen.cards.map(({ hash, reasons }) => {
      const content = input.cards.get(hash)
      if (!content) throw new Error(`card ${hash} of digest ${frozen.digestId} is missing`)
      return { card: cardAt(content, input.length), reasons }
    }),
    titles: frozen.titles,
    more: frozen.more,
    audience,
  }
}

export const senderProps = (frozen: FrozenSender & { locale: string }) => ({
  locale: frozen.locale,
  siteName: frozen.siteName,
  siteUrl: frozen.publicUrl,
  contact: frozen.contact,
  postalAddress: frozen.postalAddress,
})
