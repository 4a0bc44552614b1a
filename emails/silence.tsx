/** @jsxImportSource react */
/** A month without a digest: that nothing is broken, and which topics near to theirs do bring papers. */
import { mailTexts } from '../src/locales/texts.ts'
import type { SilenceLetterProps } from './letter-props.ts'
import { Call, Paragraph } from './parts/call.tsx'
import { sender } from './parts/example.ts'
import { PlainLetter } from './parts/plain-letter.tsx'

export function SilenceLetter(props: SilenceLetterProps) {
  const { locale, siteName, nearest } = props
  const texts = mailTexts(locale).silence
  return (
    <PlainLetter
      sender={props}
      subject={texts.subject(siteName)}
      title={texts.title}
      audience={props.audience}
    >
      <Paragraph>{texts.quiet({ since: props.since, topics: props.topics })}</Paragraph>
      {nearest.length === 0 ? null : <Paragraph>{texts.near}</Paragraph>}
      {nearest.length === 0 ? null : (
        <ul style={listStyle}>
          {nearest.map(({ name, url, papersADay }) => (
            <li key={url}>
              <a href={url}>{name}</a>
              {` · ${texts.aDay(papersADay)}`}
            </li>
          ))}
        </ul>
      )}
      <Call locale={locale} href={props.audience.urls.preferences}>
        {texts.button}
      </Call>
      <Paragraph>{texts.once}</Paragraph>
    </PlainLetter>
  )
}

const listStyle = { margin: '10px 0 0', padding: '0 0 0 22px' }

SilenceLetter.PreviewProps = {
  ...sender,
  since: '2026-04-18',
  topics: 'captioning and CLIP',
  nearest: [
    {
      name: 'Visual grounding',
      url: 'https://papers.lab.example/tags/visual-grounding',
      papersADay: 4,
    },
    { name: 'Vision-language models', url: 'https://papers.lab.example/tags/vlm', papersADay: 21 },
  ],
  audience: {
    kind: 'reader',
    why: 'You get this because you follow captioning and CLIP; you confirmed it on 18 May 2025.',
    urls: {
      preferences: 'https://papers.lab.example/preferences/1f-1-8yVbN2rQmJx0aTz5KpWcEg',
      unsubscribe: 'https://papers.lab.example/unsubscribe/1f-1-Hd7sLk3PqRt9vYw2XzAbCe',
      view: null,
      feedback: '',
    },
  },
} satisfies SilenceLetterProps
export default SilenceLetter
