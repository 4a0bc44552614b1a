/** Turns frozen letters into mails. The same rows give the same bytes, in the same order: nothing is
 * asked of the clock, the settings or the tables a paper can change in. */
import { createElement } from 'react'
import { render } from 'react-email'
import { ConfirmLetter } from '../../emails/confirm.tsx'
import { DigestLetter } from '../../emails/digest.tsx'
import { LinkLetter } from '../../emails/link.tsx'
import { confirmText, linkText } from '../../emails/text/call-text.ts'
import { digestText } from '../../emails/text/digest-text.ts'
import { mailTexts } from '../locales/texts.ts'
import type { Db } from '../storage/database.ts'
import type { Links } from '../subscribers/links.ts'
import type { CardContent } from './card.ts'
import { digestProps, senderProps } from './digest-props.ts'
import { fitLetter } from './fit-letter.ts'
import type { FrozenLetterContent } from './frozen-letter.ts'
import { answerHeaders, digestHeaders, oneLine } from './letter-headers.ts'
import type { ComposedLetter, LetterToCompose } from './letter-ports.ts'
import { readCards } from './store-cards.ts'

export type ComposeDeps = {
  db: Db
  /** Links below the frozen public URL; the key version is frozen too. */
  linksAt: (publicUrl: string) => Links
}

type Body = Pick<ComposedLetter, 'subject' | 'html' | 'text' | 'headers'>

export const createComposeLetters =
  (deps: ComposeDeps) =>
  async (letters: LetterToCompose[]): Promise<ComposedLetter[]> => {
    const frozen = letters.map((letter) => letter.frozen as FrozenLetterContent)
    const hashes = frozen.flatMap((content) =>
      content.template === 'digest' ? content.cards.map(({ hash }) => hash) : [],
    )
    const cards = await readCards(deps.db, hashes)
    const composed: ComposedLetter[] = []
    for (const letter of letters) {
      const content = letter.frozen as FrozenLetterContent
      const body = await composeBody(content, cards, deps.linksAt(content.publicUrl))
      composed.push({
        letterId: letter.id,
        kind: letter.kind,
        from: oneLine(content.from),
        to: oneLine(letter.to),
        replyTo: content.replyTo === null ? null : oneLine(content.replyTo),
        ...body,
        subject: oneLine(body.subject),
      })
    }
    return composed
  }

function composeBody(
  content: FrozenLetterContent,
  cards: Map<string, CardContent>,
  links: Links,
): Promise<Body> {
  switch (content.template) {
    case 'confirm':
      return composeConfirm(content, links)
    case 'link':
      return composeLink(content, links)
    case 'digest':
      return composeDigest(content, cards, links)
  }
}

type Of<T extends FrozenLetterContent['template']> = Extract<FrozenLetterContent, { template: T }>

async function composeConfirm(content: Of<'confirm'>, links: Links): Promise<Body> {
  const props = {
    ...senderProps(content),
    confirmUrl: links.confirm(content.signupId, content.keyVersion),
    validDays: content.validDays,
  }
  return {
    subject: mailTexts(content.locale).confirm.subject(content.siteName),
    html: await render(createElement(ConfirmLetter, props)),
    text: confirmText(props),
    headers: answerHeaders(),
  }
}

async function composeLink(content: Of<'link'>, links: Links): Promise<Body> {
  const { subscriberId, keyVersion } = content
  const props = {
    ...senderProps(content),
    reason: content.reason,
    preferencesUrl: links.preferences(subscriberId, keyVersion),
    unsubscribeUrl: links.unsubscribe(subscriberId, keyVersion),
  }
  return {
    subject: mailTexts(content.locale).link.subject(content.siteName),
    html: await render(createElement(LinkLetter, props)),
    text: linkText(props),
    headers: answerHeaders(),
  }
}

async function composeDigest(
  frozen: Of<'digest'>,
  cards: Map<string, CardContent>,
  links: Links,
): Promise<Body> {
  const { subscriberId, digestId, keyVersion, siteName, publicUrl } = frozen
  const urls = {
    preferences: links.preferences(subscriberId, keyVersion),
    unsubscribe: links.unsubscribe(subscriberId, keyVersion),
    view: links.view(digestId, keyVersion),
  }
  const audience = { kind: 'reader', why: frozen.why, urls } as const
  const { props, html } = await fitLetter({
    length: frozen.length,
    propsAt: (length) => digestProps({ frozen, cards, length, audience }),
    render: (sized) => render(createElement(DigestLetter, sized)),
  })
  return {
    subject: frozen.subject,
    html,
    text: digestText(props),
    headers: digestHeaders({ siteName, publicUrl, unsubscribe: urls.unsubscribe }),
  }
}
