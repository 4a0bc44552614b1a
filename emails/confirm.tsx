/** @jsxImportSource react */
/** Asks an address to confirm. Holds nothing that the person at the form could have written. */
import { mailTexts } from '../src/locales/texts.ts'
import type { ConfirmLetterProps } from './letter-props.ts'
import { Call, Paragraph, Title } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { Footer } from './parts/footer.tsx'
import { Layout } from './parts/layout.tsx'
import { Masthead } from './parts/masthead.tsx'

export function ConfirmLetter(props: ConfirmLetterProps) {
  const { locale, siteName } = props
  const texts = mailTexts(locale).confirm
  return (
    <Layout
      locale={locale}
      title={texts.subject(siteName)}
      preheader={null}
      masthead={
        <Masthead locale={locale} siteName={siteName} siteUrl={props.siteUrl} line={null} />
      }
      footer={
        <Footer
          locale={locale}
          audience={null}
          contact={props.contact}
          postalAddress={props.postalAddress}
          thanks={false}
        />
      }
    >
      <Title locale={locale}>{texts.title}</Title>
      <Paragraph>{texts.asked(siteName)}</Paragraph>
      <Call locale={locale} href={props.confirmUrl}>
        {texts.button}
      </Call>
      <Paragraph>{texts.page}</Paragraph>
      <Paragraph>
        {texts.paste}
        <br />
        <a href={props.confirmUrl} style={breaking}>
          {props.confirmUrl}
        </a>
      </Paragraph>
      <Paragraph>{texts.valid(props.validDays)}</Paragraph>
      <Paragraph>{texts.notYou}</Paragraph>
    </Layout>
  )
}

/** A long address must not widen a phone's page. */
const breaking = { wordBreak: 'break-all' } as const

ConfirmLetter.PreviewProps = {
  ...sender,
  confirmUrl: 'https://papers.lab.example/confirm/2s-1-uQ0mTq1vX4cJYdX3wqk3Zw',
  validDays: 7,
} satisfies ConfirmLetterProps
export default ConfirmLetter
