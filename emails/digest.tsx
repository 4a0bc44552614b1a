/** @jsxImportSource react */
/** The digest: one mail, a few papers, why each is here. A first digest carries its welcome. Its parts
 * are also rendered by themselves and put together again (src/digest/fragments). */
import { mailTexts } from '../src/locales/texts.ts'
import type { DigestLetterProps } from './letter-props.ts'
import { DigestFrame } from './parts/digest-frame.tsx'
import { digestExample } from './parts/example.ts'
import { NoteLine, Notes } from './parts/notes.tsx'
import { Acts, PaperCardView } from './parts/paper-card.tsx'
import { MoreLine, TitleRow, Titles } from './parts/titles.tsx'

export function DigestLetter(props: DigestLetterProps) {
  const { locale, titles, missed, noted = [] } = props
  const texts = mailTexts(locale).digest
  const notes = [...(props.welcome?.lines ?? []), ...props.notices]
  return (
    <DigestFrame {...props}>
      {notes.length === 0 ? null : (
        <Notes locale={locale}>
          {notes.map((line) => (
            <NoteLine key={line} line={line} />
          ))}
        </Notes>
      )}
      {props.cards.map(({ card, reasons }, index) => (
        <PaperCardView
          key={card.publicId}
          card={card}
          reasons={reasons}
          locale={locale}
          isFirst={index === 0}
          acts={actsOf(props, index + 1)}
        />
      ))}
      {titles.length === 0 ? null : (
        <Titles locale={locale} heading={texts.moreTitles}>
          {titles.map((paper) => (
            <TitleRow key={paper.url} {...paper} locale={locale} />
          ))}
        </Titles>
      )}
      {props.more === 0 ? null : <MoreLine locale={locale} line={texts.andMore(props.more)} />}
      {noted.length === 0 ? null : (
        <Titles locale={locale} heading={texts.noted}>
          {noted.map((note) => (
            <TitleRow key={note.url} {...note} locale={locale} />
          ))}
        </Titles>
      )}
      {missed.length === 0 ? null : (
        <Titles locale={locale} heading={texts.missed}>
          {missed.map((paper) => (
            <TitleRow key={paper.url} {...paper} locale={locale} />
          ))}
        </Titles>
      )}
    </DigestFrame>
  )
}

const actsOf = ({ audience, locale }: DigestLetterProps, number: number) =>
  audience.kind === 'reader' ? (
    <Acts locale={locale} url={`${audience.urls.feedback}/${number}`} />
  ) : null

DigestLetter.PreviewProps = digestExample satisfies DigestLetterProps
export default DigestLetter
