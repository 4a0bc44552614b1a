/** @jsxImportSource react */
/** One paper: title to the abstract page, PDF beside, badges, abstract, reasons, and three words to
 * say what one thinks of it. */
import { Fragment, type ReactNode } from 'react'
import { type MailTexts, mailTexts } from '../../src/locales/texts.ts'
import type { DigestCard, PaperCard } from '../letter-props.ts'
import { inEnglish } from './in-english.ts'
import { PaperNotes } from './paper-note.tsx'
import { className, colour, faceOf } from './theme.ts'

type PaperCardProps = DigestCard & {
  locale: string
  isFirst: boolean
  /** What one may say of it; null in nobody's letter. */
  acts: ReactNode
}

/** A row of the digest. Papers are separated by a hairline, not boxed: less to turn round for dark
 * screens. */
export function PaperCardView({ card, reasons, locale, isFirst, acts }: PaperCardProps) {
  const texts = mailTexts(locale)
  const { serif, sans } = faceOf(locale)
  const english = inEnglish(locale)
  const spoken = card.translated ? {} : english
  const original = card.translated?.original ?? null
  return (
    <tr>
      <td
        className={isFirst ? className.quiet : `${className.quiet} ${className.rule}`}
        style={{ ...(isFirst ? first : other), font: `14px/21px ${sans}`, color: colour.quiet }}
      >
        <h2 {...spoken} style={{ margin: '0', font: `bold 20px/26px ${serif}` }}>
          <a href={card.url} className={className.title} style={titleStyle}>
            {card.title}
          </a>
        </h2>
        {original === null ? null : (
          <p {...english} style={{ margin: '4px 0 0', font: `italic 15px/21px ${serif}` }}>
            {original.title}
          </p>
        )}
        <Facts card={card} texts={texts} />
        {card.abstract === null ? null : (
          <p
            {...spoken}
            className={className.ink}
            style={{ margin: '10px 0 0', font: `16px/25px ${serif}`, color: colour.ink }}
          >
            {card.abstract}
          </p>
        )}
        {original === null || original.abstract === null ? null : (
          <p {...english} style={{ margin: '10px 0 0', font: `15px/23px ${serif}` }}>
            {original.abstract}
          </p>
        )}
        {card.notes ? <PaperNotes notes={card.notes} locale={locale} /> : null}
        <p style={{ margin: '10px 0 0' }}>{reasons}</p>
        {acts}
      </td>
    </tr>
  )
}

/** "Ada Lovelace, Alan Turing · PDF", and below what is known: "Accepted at ICML 2026 · Code". */
function Facts({ card, texts }: { card: PaperCard; texts: MailTexts }) {
  const { pdfUrl, authors, badges } = card
  if (authors === '' && pdfUrl === null && badges.length === 0) return null
  return (
    <p style={{ margin: '6px 0 0' }}>
      {authors !== '' && pdfUrl !== null ? `${authors} · ` : authors}
      {pdfUrl === null ? null : (
        <a href={pdfUrl} aria-label={texts.digest.pdfOf(card.title)}>
          {texts.digest.pdf}
        </a>
      )}
      {badges.map((badge, index) => (
        <Fragment key={badge.text}>
          {index === 0 ? <br /> : ' · '}
          <Badge {...badge} />
        </Fragment>
      ))}
    </p>
  )
}

const Badge = ({ text, url }: PaperCard['badges'][number]) =>
  url === null ? (
    <b className={className.badge} style={badgeStyle}>
      {text}
    </b>
  ) : (
    <a href={url}>{text}</a>
  )

/** `url`: of the paper in this letter; a word follows. */
export function Acts({ url, locale }: { url: string; locale: string }) {
  const { save, more, less } = mailTexts(locale).digest
  return (
    <p className={className.acts} style={{ margin: '3px 0 0' }}>
      <a href={`${url}/save`}>{save}</a>
      {between}
      <a href={`${url}/more`}>{more}</a>
      {between}
      <a href={`${url}/less`}>{less}</a>
    </p>
  )
}

const between = ' \u00a0·\u00a0 '
const first = { padding: '20px 0 18px' }
const other = { padding: '24px 0 18px', borderTop: `1px solid ${colour.rule}` }
const titleStyle = { color: colour.link }
const badgeStyle = { color: colour.badge }
