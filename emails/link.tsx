/** @jsxImportSource react */
/** The private link, for who asked for it and for who signed up though they already read. */
import { mailTexts } from '../src/locales/texts.ts'
import type { LinkLetterProps } from './letter-props.ts'
import { Call, Paragraph, Title } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { Footer } from './parts/footer.tsx'
import { Layout } from './parts/layout.tsx'
import { Masthead } from './parts/masthead.tsx'
import { linkWords } from './text/link-words.ts'

export function LinkLetter(props: LinkLetterProps) {
  const { locale, siteName } = props
  const texts = mailTexts(locale).link
  const words = linkWords(props)
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
      <Title locale={locale}>{words.title}</Title>
      <Paragraph>{words.asked}</Paragraph>
      <Call locale={locale} href={words.url}>
        {words.button}
      </Call>
      <Paragraph>{words.keep}</Paragraph>
      <Paragraph>{texts.notYou}</Paragraph>
      <Paragraph>
        {texts.leave} <a href={props.unsubscribeUrl}>{mailTexts(locale).footer.leave}</a>
      </Paragraph>
    </Layout>
  )
}

LinkLetter.PreviewProps = {
  ...sender,
  reason: 'already-reading',
  preferencesUrl: 'https://papers.lab.example/preferences/1f-1-8yVbN2rQmJx0aTz5KpWcEg',
  unsubscribeUrl: 'https://papers.lab.example/unsubscribe/1f-1-Hd7sLk3PqRt9vYw2XzAbCe',
} satisfies LinkLetterProps
export default LinkLetter
