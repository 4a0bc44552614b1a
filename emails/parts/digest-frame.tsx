/** @jsxImportSource react */
/** A digest without what it tells: masthead, footer, and a place between them. */
import type { ReactNode } from 'react'
import type { DigestLetterProps } from '../letter-props.ts'
import { Footer } from './footer.tsx'
import { Layout } from './layout.tsx'
import { Masthead } from './masthead.tsx'

export type DigestFrameProps = Pick<
  DigestLetterProps,
  | 'locale'
  | 'siteName'
  | 'siteUrl'
  | 'contact'
  | 'postalAddress'
  | 'subject'
  | 'preheader'
  | 'topLine'
  | 'audience'
>

export function DigestFrame({ children, ...props }: DigestFrameProps & { children?: ReactNode }) {
  const { locale } = props
  return (
    <Layout
      locale={locale}
      title={props.subject}
      preheader={props.preheader}
      masthead={<Masthead siteName={props.siteName} siteUrl={props.siteUrl} line={props.topLine} />}
      footer={
        <Footer
          locale={locale}
          audience={props.audience}
          contact={props.contact}
          postalAddress={props.postalAddress}
          thanks
        />
      }
    >
      {children}
    </Layout>
  )
}
