/** @jsxImportSource react */
/** The digest: one mail, a few papers, why each is here. A first digest carries its welcome. */
import { mailTexts } from '../src/locales/texts.ts'
import type { DigestLetterProps, NamedTitle } from './letter-props.ts'
import { digestExample } from './parts/example.ts'
import { Footer } from './parts/footer.tsx'
import { Layout } from './parts/layout.tsx'
import { Masthead } from './parts/masthead.tsx'
import { PaperCardView } from './parts/paper-card.tsx'
import { colour, face } from './parts/theme.ts'

export function DigestLetter(props: DigestLetterProps) {
  const { locale } = props
  return (
    <Layout
      locale={locale}
      title={props.subject}
      preheader={props.preheader}
      masthead={<Masthead siteName={props.siteName} siteUrl={props.siteUrl} line={props.topLine} />}
      footer={
        <Footer
          locale={locale}
          audience={props.audience}
          contact={props.contact}
          postalAddress={props.postalAddress}
          thanks
        />
      }
    >
      <Notes lines={[...(props.welcome?.lines ?? []), ...props.notices]} />
      {props.cards.map(({ card, reasons }, index) => (
        <PaperCardView
          key={card.publicId}
          card={card}
          reasons={reasons}
          locale={locale}
          isFirst={index === 0}
        />
      ))}
      <Titles titles={props.titles} locale={locale} />
      {props.more === 0 ? null : (
        <p className="pb-quiet" style={moreStyle}>
          {mailTexts(locale).digest.andMore(props.more)}
        </p>
      )}
    </Layout>
  )
}

/** The welcome and the day's notices, set off from the papers. */
function Notes({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      style={notesTableStyle}
    >
      <tbody>
        <tr>
          <td className="pb-note" style={notesStyle}>
            {lines.map((line) => (
              <p key={line} className="pb-ink" style={noteStyle}>
                {line}
              </p>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Titles({ titles, locale }: { titles: NamedTitle[]; locale: string }) {
  if (titles.length === 0) return null
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
      <tbody>
        <tr>
          <td className="pb-rule" style={titlesStyle}>
            <h2 className="pb-ink" style={headingStyle}>
              {mailTexts(locale).digest.moreTitles}
            </h2>
            {titles.map((paper) => (
              <p key={paper.url} className="pb-quiet" style={titleStyle}>
                <a href={paper.url} className="pb-link pb-title" style={titleLinkStyle}>
                  {paper.title}
                </a>
                {paper.reasons === '' ? null : <br />}
                {paper.reasons}
              </p>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const notesTableStyle = { margin: '16px 0 2px' }
const notesStyle = { padding: '8px 16px', borderRadius: '6px', backgroundColor: colour.note }
const noteStyle = {
  margin: '6px 0',
  fontFamily: face.sans,
  fontSize: '15px',
  lineHeight: '23px',
  color: colour.ink,
}
const titlesStyle = { padding: '24px 0 0', borderTop: `1px solid ${colour.rule}` }
const headingStyle = {
  margin: '0 0 4px',
  fontFamily: face.sans,
  fontSize: '15px',
  lineHeight: '22px',
  fontWeight: 'bold',
  color: colour.ink,
} as const
const titleStyle = {
  margin: '12px 0 0',
  fontFamily: face.sans,
  fontSize: '14px',
  lineHeight: '21px',
  color: colour.quiet,
}
const titleLinkStyle = {
  fontFamily: face.serif,
  fontSize: '16px',
  lineHeight: '23px',
  color: colour.link,
  textDecoration: 'underline',
  textDecorationColor: colour.underline,
  textDecorationThickness: '1px',
  textUnderlineOffset: '3px',
}
const moreStyle = { ...titleStyle, margin: '18px 0 0' }

DigestLetter.PreviewProps = digestExample satisfies DigestLetterProps
export default DigestLetter
