/** @jsxImportSource react */
/** A link for one act that the private link alone must not do: a new address, its proof, its undo, a
 * download, an erasure. */
import { mailTexts } from '../src/locales/texts.ts'
import type { AccountLetterProps } from './letter-props.ts'
import { Call, Paragraph } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { PasteLink, PlainLetter } from './parts/plain-letter.tsx'

export function AccountLetter(props: AccountLetterProps) {
  const { locale, siteName, act } = props
  const { account } = mailTexts(locale)
  const texts = account[act]
  return (
    <PlainLetter sender={props} subject={texts.subject(siteName)} title={texts.title}>
      <Paragraph>{texts.body(siteName, props.otherAddress)}</Paragraph>
      <Call locale={locale} href={props.accountUrl}>
        {texts.button}
      </Call>
      <Paragraph>{account.page}</Paragraph>
      <PasteLink words={account.paste} href={props.accountUrl} />
      <Paragraph>{account.valid(props.validMinutes)}</Paragraph>
      <Paragraph>{texts.notYou}</Paragraph>
    </PlainLetter>
  )
}

AccountLetter.PreviewProps = {
  ...sender,
  act: 'return',
  otherAddress: 'k•••@lab.example',
  accountUrl: 'https://papers.lab.example/account/3c-1-2vXqR8nLs0aYb7KpWcEgTm',
  validMinutes: 7 * 24 * 60,
} satisfies AccountLetterProps
export default AccountLetter
