/** @jsxImportSource react */
/** Something needs a person, or no longer does: for whoever runs the service, maybe at night on a phone.
 * What happened, what to do, since when, where to look. */
import { mailTexts } from '../src/locales/texts.ts'
import type { AlarmLetterProps } from './letter-props.ts'
import { Paragraph } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { PasteLink, PlainLetter } from './parts/plain-letter.tsx'

export function AlarmLetter(props: AlarmLetterProps) {
  const { locale, siteName, siteUrl, state, summary } = props
  const texts = mailTexts(locale).alarm
  return (
    <PlainLetter
      sender={props}
      subject={texts.subject(siteName, props)}
      title={texts.title(state, summary)}
    >
      {state === 'cleared' ? (
        <Paragraph>{texts.isOver(props.at)}</Paragraph>
      ) : (
        <Paragraph>
          <strong>{texts.todo}</strong>
          <br />
          <WithCommands text={props.remedy} />
        </Paragraph>
      )}
      <Paragraph>{texts.since(props.since)}</Paragraph>
      <PasteLink words={texts.look} href={`${siteUrl}/status`} />
      <Paragraph>{texts.again}</Paragraph>
    </PlainLetter>
  )
}

/** Every second piece stood within backticks. */
const WithCommands = ({ text }: { text: string }) => (
  <>
    {text
      .split('`')
      .map((piece, nth) => (nth % 2 === 1 ? <code key={piece}>{piece}</code> : piece))}
  </>
)

AlarmLetter.PreviewProps = {
  ...sender,
  state: 'raised',
  summary:
    'lab.example refuses us: its readers wait until 20 May 2026, 07:00 UTC (550 5.7.1 rejected)',
  remedy:
    'Mend what it names (often SPF, DKIM or DMARC; `paperboy doctor` looks), then run `paperboy suppressions release --domain lab.example`.',
  since: '2026-05-19T07:00:00.000Z',
  at: '2026-05-19T07:00:00.000Z',
} satisfies AlarmLetterProps
export default AlarmLetter
