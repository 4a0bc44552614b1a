/** @jsxImportSource react */
/** Something needs a person, or no longer does: for whoever runs the service. */
import { mailTexts } from '../src/locales/texts.ts'
import type { AlarmLetterProps } from './letter-props.ts'
import { Paragraph, Title } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { Footer } from './parts/footer.tsx'
import { Layout } from './parts/layout.tsx'
import { Masthead } from './parts/masthead.tsx'

export function AlarmLetter(props: AlarmLetterProps) {
  const { locale, siteName, state, summary, facts } = props
  const texts = mailTexts(locale).alarm
  return (
    <Layout
      locale={locale}
      title={texts.subject(siteName, props)}
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
      <Title locale={locale}>{texts.title(state, summary)}</Title>
      {state === 'cleared' ? (
        <Paragraph>{texts.isOver(props.at)}</Paragraph>
      ) : (
        <Paragraph>{props.remedy}</Paragraph>
      )}
      <Paragraph>{texts.since(props.since)}</Paragraph>
      {facts.length === 0 ? null : <Paragraph>{texts.facts(facts)}</Paragraph>}
      <Paragraph>{texts.again}</Paragraph>
    </Layout>
  )
}

AlarmLetter.PreviewProps = {
  ...sender,
  state: 'raised',
  summary: 'Your plan is too small: 150 readers, 100 a day',
  remedy:
    'The busiest day wants 150 digests. Take a larger plan and raise DAILY_CAP; until then those go first who have waited longest for one, and what was left out comes with the next.',
  facts: [
    ['readers', '150'],
    ['cap', '100'],
  ],
  since: '2026-05-19T07:00:00.000Z',
  at: '2026-05-19T07:00:00.000Z',
} satisfies AlarmLetterProps
export default AlarmLetter
