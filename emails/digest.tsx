/** @jsxImportSource react */
/** The digest: one mail, a few papers, why each is here. A first digest carries its welcome. Its parts
 * are also rendered by themselves and put together again (src/digest/fragments). */
import { mailTexts } from '../src/locales/texts.ts'
import type { DigestLetterProps } from './letter-props.ts'
import { DigestFrame } from './parts/digest-frame.tsx'
import { digestExample } from './parts/example.ts'
import { NoteLine, Notes } from './parts/notes.tsx'
import { PaperCardView } from './parts/paper-card.tsx'
import { MoreLine, TitleRow, Titles } from './parts/titles.tsx'

export function DigestLetter(props: DigestLetterProps) {
  const { locale, titles } = props
  const notes = [...(props.welcome?.lines ?? []), ...props.notices]
  return (
    <DigestFrame {...props}>
      {notes.length === 0 ? null : (
        <Notes>
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
        />
      ))}
      {titles.length === 0 ? null : (
        <Titles locale={locale}>
          {titles.map((paper) => (
            <TitleRow key={paper.url} {...paper} />
          ))}
        </Titles>
      )}
      {props.more === 0 ? null : <MoreLine line={mailTexts(locale).digest.andMore(props.more)} />}
    </DigestFrame>
  )
}

DigestLetter.PreviewProps = digestExample satisfies DigestLetterProps
export default DigestLetter
