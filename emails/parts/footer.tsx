/** @jsxImportSource react */
/** Why one gets this, the way out, and who sends it. */
import type { ReactNode } from 'react'
import { mailTexts } from '../../src/locales/texts.ts'
import type { Audience } from '../letter-props.ts'

type FooterProps = {
  locale: string
  audience: Audience | null
  contact: string
  postalAddress: string
  thanks: boolean
}

export function Footer({ locale, audience, contact, postalAddress, thanks }: FooterProps) {
  const texts = mailTexts(locale).footer
  return (
    <>
      <AudienceLines audience={audience} locale={locale} />
      {audience?.kind === 'visitor' ? null : <Line>{texts.quiet}</Line>}
      {contact === '' ? null : (
        <Line>
          {`${texts.contact} `}
          <Contact contact={contact} />
        </Line>
      )}
      {postalAddress === '' ? null : <Line>{postalAddress}</Line>}
      {thanks ? <Line>{texts.thanks}</Line> : null}
    </>
  )
}

function AudienceLines({ audience, locale }: { audience: Audience | null; locale: string }) {
  const texts = mailTexts(locale).footer
  if (audience === null) return null
  if (audience.kind === 'visitor') {
    return (
      <Line>
        {`${texts.forwarded} `}
        <a href={audience.subscribeUrl}>{texts.getYourOwn}</a>.
      </Line>
    )
  }
  const { preferences, unsubscribe, view } = audience.urls
  return (
    <>
      <Line>{audience.why}</Line>
      <Line>
        <a href={preferences}>{texts.preferences}</a>
        {' · '}
        <a href={unsubscribe}>{texts.leave}</a>
        {view === null ? null : (
          <>
            {' · '}
            <a href={view}>{texts.view}</a>
          </>
        )}
      </Line>
      <Line>
        {`${texts.away} `}
        <a href={`${unsubscribe}#pause`}>{texts.pause}</a>
      </Line>
    </>
  )
}

/** A mail address or a URL becomes a link, anything else stays words. */
function Contact({ contact }: { contact: string }) {
  const href = contactHref(contact)
  return href === null ? contact : <a href={href}>{contact}</a>
}

function contactHref(contact: string): string | null {
  if (/^https?:\/\/\S+$/.test(contact)) return contact
  if (/^mailto:\S+$/.test(contact)) return contact
  return /^[^\s@<>]+@[^\s@<>]+$/.test(contact) ? `mailto:${contact}` : null
}

/** The footer's cell has the type and colour of its lines. */
function Line({ children }: { children: ReactNode }) {
  return <p style={{ margin: '0 0 10px' }}>{children}</p>
}
