/** @jsxImportSource react */
/** Asks an address to confirm. Holds nothing that the person at the form could have written. */
import { mailTexts } from '../src/locales/texts.ts'
import type { ConfirmLetterProps } from './letter-props.ts'
import { Call, Paragraph } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { PasteLink, PlainLetter } from './parts/plain-letter.tsx'

export function ConfirmLetter(props: ConfirmLetterProps) {
  const { locale, siteName } = props
  const texts = mailTexts(locale).confirm
  return (
    <PlainLetter sender={props} subject={texts.subject(siteName)} title={texts.title}>
      <Paragraph>{texts.asked(siteName)}</Paragraph>
      <Call locale={locale} href={props.confirmUrl}>
        {texts.button}
      </Call>
      <Paragraph>{texts.page}</Paragraph>
      <PasteLink words={texts.paste} href={props.confirmUrl} />
      <Paragraph>{texts.valid(props.validDays)}</Paragraph>
      <Paragraph>{texts.notYou}</Paragraph>
    </PlainLetter>
  )
}

ConfirmLetter.PreviewProps = {
  ...sender,
  confirmUrl: 'https://papers.lab.example/confirm/2s-1-uQ0mTq1vX4cJYdX3wqk3Zw',
  validDays: 7,
} satisfies ConfirmLetterProps
export default ConfirmLetter
