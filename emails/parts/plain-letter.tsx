/** @jsxImportSource react */
/** The frame of every letter that is no digest: masthead, a title, words, footer. */
import type { ReactNode } from 'react'
import type { Audience, SenderProps } from '../letter-props.ts'
import { Paragraph, Title } from './call.tsx'
import { Footer } from './footer.tsx'
import { Layout } from './layout.tsx'
import { Masthead } from './masthead.tsx'

type PlainLetterProps = {
  sender: SenderProps
  subject: string
  title: string
  /** Who reads it, where it can be left; null: an answer to something that was asked. */
  audience?: Audience | null
  children: ReactNode
}

export function PlainLetter({
  sender,
  subject,
  title,
  audience = null,
  children,
}: PlainLetterProps) {
  const { locale, siteName, siteUrl, contact, postalAddress } = sender
  return (
    <Layout
      locale={locale}
      title={subject}
      preheader={null}
      masthead={<Masthead locale={locale} siteName={siteName} siteUrl={siteUrl} line={null} />}
      footer={
        <Footer
          locale={locale}
          audience={audience}
          contact={contact}
          postalAddress={postalAddress}
          thanks={audience !== null}
        />
      }
    >
      <Title locale={locale}>{title}</Title>
      {children}
    </Layout>
  )
}

/** The address behind the button, to be copied where buttons do not work. */
export const PasteLink = ({ words, href }: { words: string; href: string }) => (
  <Paragraph>
    {words}
    <br />
    <a href={href} style={breaking}>
      {href}
    </a>
  </Paragraph>
)

/** A long address must not widen a phone's page. */
const breaking = { wordBreak: 'break-all' } as const
