/** @jsxImportSource react */
/** One paper: title to the abstract page, PDF beside, authors, badges, abstract, reasons. */
import { type MailTexts, mailTexts } from '../../src/locales/texts.ts'
import type { DigestCard, PaperCard } from '../letter-props.ts'
import { colour, face } from './theme.ts'

type PaperCardProps = DigestCard & { locale: string; isFirst: boolean }

/** Papers are separated by a hairline, not boxed: less to turn round for dark screens. */
export function PaperCardView({ card, reasons, locale, isFirst }: PaperCardProps) {
  const texts = mailTexts(locale)
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
      <tbody>
        <tr>
          <td className="pb-rule" style={isFirst ? firstStyle : cellStyle}>
            <h2 className="pb-ink" style={titleStyle}>
              <a href={card.url} className="pb-link pb-title" style={titleLinkStyle}>
                {card.title}
              </a>
            </h2>
            <p className="pb-quiet" style={authorsStyle}>
              {card.authors}
              <PdfLink card={card} texts={texts} />
            </p>
            <Badges badges={card.badges} />
            {card.abstract === null ? null : (
              <p className="pb-ink" style={abstractStyle}>
                {card.abstract}
              </p>
            )}
            <p className="pb-quiet" style={reasonsStyle}>
              {reasons}
            </p>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function PdfLink({ card, texts }: { card: PaperCard; texts: MailTexts }) {
  if (card.pdfUrl === null) return null
  return (
    <>
      {card.authors === '' ? '' : ' · '}
      <a
        href={card.pdfUrl}
        className="pb-link"
        style={linkStyle}
        aria-label={texts.digest.pdfOf(card.title)}
      >
        {texts.digest.pdf}
      </a>
    </>
  )
}

function Badges({ badges }: { badges: PaperCard['badges'] }) {
  if (badges.length === 0) return null
  return (
    <p className="pb-ink" style={badgesStyle}>
      {badges.map((badge) => (
        <span key={badge.text}>
          {badge.url === null ? (
            <span className="pb-badge" style={badgeStyle}>
              {badge.text}
            </span>
          ) : (
            <a href={badge.url} className="pb-badge" style={badgeLinkStyle}>
              {badge.text}
            </a>
          )}{' '}
        </span>
      ))}
    </p>
  )
}

const cellStyle = { padding: '26px 0 24px', borderTop: `1px solid ${colour.rule}` }
const firstStyle = { padding: '20px 0 24px' }
const titleStyle = {
  margin: '0',
  fontFamily: face.serif,
  fontSize: '20px',
  lineHeight: '26px',
  fontWeight: 'bold',
} as const
const titleLinkStyle = {
  color: colour.link,
  textDecoration: 'underline',
  textDecorationColor: colour.underline,
  textDecorationThickness: '1px',
  textUnderlineOffset: '3px',
}
const authorsStyle = {
  margin: '6px 0 0',
  fontFamily: face.sans,
  fontSize: '14px',
  lineHeight: '21px',
  color: colour.quiet,
}
const linkStyle = { color: colour.link, textDecoration: 'underline' }
const badgesStyle = {
  margin: '8px 0 0',
  fontFamily: face.sans,
  fontSize: '14px',
  lineHeight: '26px',
}
const badgeStyle = {
  padding: '3px 8px',
  borderRadius: '4px',
  backgroundColor: colour.badge,
  color: colour.badgeInk,
}
const badgeLinkStyle = { ...badgeStyle, textDecoration: 'underline' }
const abstractStyle = {
  margin: '10px 0 0',
  fontFamily: face.serif,
  fontSize: '16px',
  lineHeight: '25px',
  color: colour.ink,
}
const reasonsStyle = { ...authorsStyle, margin: '10px 0 0' }
