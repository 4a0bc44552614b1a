/** @jsxImportSource react */
/** A link for one act that the private link alone must not do: a new address, its proof, its undo, a
 * download, an erasure. */
import { mailTexts } from '../src/locales/texts.ts'
import type { AccountLetterProps } from './letter-props.ts'
import { Call, Paragraph, Title } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { Footer } from './parts/footer.tsx'
import { Layout } from './parts/layout.tsx'
import { Masthead } from './parts/masthead.tsx'

export function AccountLetter(props: AccountLetterProps) {
  const { locale, siteName, act } = props
  const { account } = mailTexts(locale)
  const texts = account[act]
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
      <Paragraph>{texts.body(siteName, props.otherAddress)}</Paragraph>
      <Call locale={locale} href={props.accountUrl}>
        {texts.button}
      </Call>
      <Paragraph>{account.page}</Paragraph>
      <Paragraph>
        {account.paste}
        <br />
        <a href={props.accountUrl} style={breaking}>
          {props.accountUrl}
        </a>
      </Paragraph>
      <Paragraph>{account.valid(props.validMinutes)}</Paragraph>
      <Paragraph>{texts.notYou}</Paragraph>
    </Layout>
  )
}

/** A long address must not widen a phone's page. */
const breaking = { wordBreak: 'break-all' } as const

AccountLetter.PreviewProps = {
  ...sender,
  act: 'return',
  otherAddress: 'k•••@lab.example',
  accountUrl: 'https://papers.lab.example/account/3c-1-2vXqR8nLs0aYb7KpWcEgTm',
  validMinutes: 7 * 24 * 60,
} satisfies AccountLetterProps
export default AccountLetter
