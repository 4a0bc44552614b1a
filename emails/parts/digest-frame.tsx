/** @jsxImportSource react */
/** A digest without what it tells: masthead, footer, and a table between them for its rows. */
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
      masthead={
        <Masthead
          locale={locale}
          siteName={props.siteName}
          siteUrl={props.siteUrl}
          line={props.topLine}
        />
      }
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
      <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
        <tbody>{children}</tbody>
      </table>
    </Layout>
  )
}
