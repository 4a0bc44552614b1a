/** @jsxImportSource react */
/** Why one gets this, the way out, and who sends it. */
import type { ReactNode } from 'react'
import { mailTexts } from '../../src/locales/texts.ts'
import type { Audience } from '../letter-props.ts'
import { colour, face } from './theme.ts'

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
          {texts.contact} <Contact contact={contact} />
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
        {texts.forwarded} <FooterLink href={audience.subscribeUrl}>{texts.getYourOwn}</FooterLink>.
      </Line>
    )
  }
  return (
    <>
      <Line>{audience.why}</Line>
      <Line>
        <FooterLink href={audience.urls.preferences}>{texts.preferences}</FooterLink>
        {' · '}
        <FooterLink href={audience.urls.unsubscribe}>{texts.leave}</FooterLink>
        {' · '}
        <FooterLink href={audience.urls.view}>{texts.view}</FooterLink>
      </Line>
      <Line>
        {texts.away}{' '}
        <FooterLink href={`${audience.urls.unsubscribe}#pause`}>{texts.pause}</FooterLink>
      </Line>
    </>
  )
}

/** A mail address or a URL becomes a link, anything else stays words. */
function Contact({ contact }: { contact: string }) {
  const href = contactHref(contact)
  return href === null ? contact : <FooterLink href={href}>{contact}</FooterLink>
}

function contactHref(contact: string): string | null {
  if (/^https?:\/\/\S+$/.test(contact)) return contact
  if (/^mailto:\S+$/.test(contact)) return contact
  return /^[^\s@<>]+@[^\s@<>]+$/.test(contact) ? `mailto:${contact}` : null
}

function FooterLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="pb-link" style={linkStyle}>
      {children}
    </a>
  )
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p className="pb-quiet" style={lineStyle}>
      {children}
    </p>
  )
}

const linkStyle = { color: colour.link, textDecoration: 'underline' }
const lineStyle = {
  margin: '0 0 10px',
  fontFamily: face.sans,
  fontSize: '14px',
  lineHeight: '22px',
  color: colour.quiet,
}
