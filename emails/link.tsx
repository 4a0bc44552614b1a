/** @jsxImportSource react */
/** The private link, for who asked for it and for who signed up though they already read. */
import { mailTexts } from '../src/locales/texts.ts'
import type { LinkLetterProps } from './letter-props.ts'
import { Call, Paragraph } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { PlainLetter } from './parts/plain-letter.tsx'
import { linkWords } from './text/link-words.ts'

export function LinkLetter(props: LinkLetterProps) {
  const { locale, siteName } = props
  const texts = mailTexts(locale).link
  const words = linkWords(props)
  return (
    <PlainLetter sender={props} subject={texts.subject(siteName)} title={words.title}>
      <Paragraph>{words.asked}</Paragraph>
      <Call locale={locale} href={words.url}>
        {words.button}
      </Call>
      <Paragraph>{words.keep}</Paragraph>
      <Paragraph>{texts.notYou}</Paragraph>
      <Paragraph>
        {texts.leave} <a href={props.unsubscribeUrl}>{mailTexts(locale).footer.leave}</a>
      </Paragraph>
    </PlainLetter>
  )
}

LinkLetter.PreviewProps = {
  ...sender,
  reason: 'already-reading',
  preferencesUrl: 'https://papers.lab.example/preferences/1f-1-8yVbN2rQmJx0aTz5KpWcEg',
  unsubscribeUrl: 'https://papers.lab.example/unsubscribe/1f-1-Hd7sLk3PqRt9vYw2XzAbCe',
} satisfies LinkLetterProps
export default LinkLetter
