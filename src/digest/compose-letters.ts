/** Turns frozen letters into mails. The same rows give the same bytes, in the same order: nothing is
 * asked of the clock, the settings or the tables a paper can change in. */
import { createElement } from 'react'
import { render } from 'react-email'
import { AccountLetter } from '../../emails/account.tsx'
import { ConfirmLetter } from '../../emails/confirm.tsx'
import type { AccountLetterProps } from '../../emails/letter-props.ts'
import { LinkLetter } from '../../emails/link.tsx'
import { accountText, confirmText, linkText } from '../../emails/text/call-text.ts'
import { mailTexts } from '../locales/texts.ts'
import type { Db } from '../storage/database.ts'
import { askToSave, type Links } from '../subscribers/links.ts'
import { composeAlarm } from './compose-alarm.ts'
import { composeDigest } from './compose-digest.ts'
import { composeSilence } from './compose-silence.ts'
import {
  type CardBundle,
  createDigestFragments,
  type DigestFragments,
} from './fragments/digest-fragments.ts'
import { type JsonPieces, joined } from './fragments/fragment.ts'
import {
  createFragmentStore,
  type FragmentStore,
  fragmentBytes,
} from './fragments/fragment-store.ts'
import { withoutMarkers } from './fragments/slots.ts'
import type { FrozenLetterContent } from './frozen-letter.ts'
import {
  addressLine,
  answerHeaders,
  commonHeaders,
  digestHeaders,
  oneLine,
} from './letter-headers.ts'
import type { ComposedLetter, LetterToCompose } from './letter-ports.ts'
import { readCards } from './read-cards.ts'
import { senderProps } from './sender-props.ts'

export type ComposeDeps = {
  db: Db
  /** Links below the frozen public URL; the key version is frozen too. */
  linksAt: (publicUrl: string) => Links
  /** One a process; its own unless given. */
  store?: FragmentStore
}

type Body = Pick<ComposedLetter, 'subject' | 'text' | 'headers'> & { html: string | JsonPieces }
type Of<T extends FrozenLetterContent['template']> = Extract<FrozenLetterContent, { template: T }>
type Materials = { fragments: DigestFragments; cards: ReadonlyMap<string, CardBundle> }

export function createComposeLetters(deps: ComposeDeps) {
  const store = deps.store ?? createFragmentStore({ maxBytes: fragmentBytes })
  const fragments = createDigestFragments(store)
  return async (letters: LetterToCompose[]): Promise<ComposedLetter[]> => {
    const contents = letters.map(({ frozen }) => withoutMarkers(frozen as FrozenLetterContent))
    const cards = await readCards({ db: deps.db, store }, hashesOf(contents))
    // All at once: what several lack is rendered in one go.
    return Promise.all(
      contents.map(async (content, index) => {
        const links = deps.linksAt(content.publicUrl)
        const body = await composeBody({ fragments, cards }, content, links)
        return letterOf(letters[index] as LetterToCompose, content, body)
      }),
    )
  }
}

function letterOf(
  letter: LetterToCompose,
  content: FrozenLetterContent,
  { subject, html, text, headers }: Body,
): ComposedLetter {
  const secret = headers['List-Unsubscribe'] ?? String(html)
  return {
    letterId: letter.id,
    kind: letter.kind,
    from: oneLine(content.from),
    to: addressLine(letter.to),
    replyTo: content.replyTo === null ? null : oneLine(content.replyTo),
    subject: oneLine(subject),
    ...(typeof html === 'string' ? {} : { htmlInJson: html }),
    get html() {
      return typeof html === 'string' ? html : joined(html)
    },
    text,
    headers: { ...headers, ...commonHeaders(letter.id, secret) },
  }
}

const hashesOf = (contents: FrozenLetterContent[]): string[] =>
  contents.flatMap((content) =>
    content.template === 'digest' ? content.cards.map(({ hash }) => hash) : [],
  )

function composeBody(materials: Materials, content: FrozenLetterContent, links: Links) {
  switch (content.template) {
    case 'confirm':
      return composeConfirm(content, links)
    case 'link':
      return composeLink(content, links)
    case 'account':
      return composeAccount(content, links)
    case 'desk':
      return composeDesk(content, links)
    case 'silence':
      return composeSilence(content, links)
    case 'alarm':
      return composeAlarm(content)
    case 'digest':
      return composeWithHeaders(materials, content, links)
  }
}

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
  const { subscriberId, keyVersion, linkEpoch, save } = content
  const props = {
    ...senderProps(content),
    reason: content.reason,
    preferencesUrl: links.preferences(subscriberId, keyVersion, linkEpoch),
    saveUrl: save && askToSave(links.saved(subscriberId, keyVersion, linkEpoch), save),
    unsubscribeUrl: links.unsubscribe(subscriberId, keyVersion),
  }
  return {
    subject: mailTexts(content.locale).link.subject(content.siteName),
    html: await render(createElement(LinkLetter, props)),
    text: linkText(props),
    headers: answerHeaders(),
  }
}

async function composeAccount(content: Of<'account'>, links: Links): Promise<Body> {
  const { act, otherAddress, validMinutes } = content
  const accountUrl = links.account(content.linkId, content.keyVersion)
  return oneAct({ ...senderProps(content), act, otherAddress, validMinutes, accountUrl })
}

async function composeDesk(content: Of<'desk'>, links: Links): Promise<Body> {
  const accountUrl = links.desk(content.linkId, content.keyVersion)
  const { validMinutes } = content
  const about = { act: 'desk', otherAddress: '', validMinutes, accountUrl } as const
  return oneAct({ ...senderProps(content), ...about })
}

async function oneAct(props: AccountLetterProps): Promise<Body> {
  const { act } = props
  return {
    subject: mailTexts(props.locale).account[act].subject(props.siteName),
    html: await render(createElement(AccountLetter, props)),
    text: accountText(props),
    headers: answerHeaders(),
  }
}

async function composeWithHeaders(
  { fragments, cards }: Materials,
  frozen: Of<'digest'>,
  links: Links,
): Promise<Body> {
  const { subscriberId, digestId, keyVersion, linkEpoch, siteName, publicUrl } = frozen
  const urls = {
    preferences: links.preferences(subscriberId, keyVersion, linkEpoch),
    unsubscribe: links.unsubscribe(subscriberId, keyVersion),
    view: links.view(digestId, keyVersion),
    feedback: links.feedback(digestId, keyVersion, linkEpoch),
  }
  return {
    subject: frozen.subject,
    ...(await composeDigest(fragments, { frozen, cards, urls })),
    headers: digestHeaders({ siteName, publicUrl, unsubscribe: urls.unsubscribe }),
  }
}
