/** The letter of a silence as a mail. Nobody asked for it, so it can be left by one click. Pure. */
import { createElement } from 'react'
import { render } from 'react-email'
import { SilenceLetter } from '../../emails/silence.tsx'
import { silenceText } from '../../emails/text/silence-text.ts'
import { mailTexts } from '../locales/texts.ts'
import type { Links } from '../subscribers/links.ts'
import type { FrozenSender, FrozenSilence } from './frozen-letter.ts'
import { digestHeaders } from './letter-headers.ts'
import type { ComposedLetter } from './letter-ports.ts'
import { senderProps } from './sender-props.ts'

export async function composeSilence(
  content: FrozenSender & FrozenSilence,
  links: Links,
): Promise<Pick<ComposedLetter, 'subject' | 'html' | 'text' | 'headers'>> {
  const { subscriberId, keyVersion, linkEpoch, siteName, publicUrl, since, topics, why } = content
  const urls = {
    preferences: links.preferences(subscriberId, keyVersion, linkEpoch),
    unsubscribe: links.unsubscribe(subscriberId, keyVersion),
    view: null,
    feedback: '',
  }
  const props = {
    ...senderProps(content),
    since,
    topics,
    nearest: content.nearest.map(({ slug, name, papersADay }) => ({
      name,
      url: `${publicUrl}/tags/${encodeURIComponent(slug)}`,
      papersADay,
    })),
    audience: { kind: 'reader' as const, why, urls },
  }
  return {
    subject: mailTexts(content.locale).silence.subject(siteName),
    html: await render(createElement(SilenceLetter, props)),
    text: silenceText(props),
    headers: digestHeaders({ siteName, publicUrl, unsubscribe: urls.unsubscribe }),
  }
}
