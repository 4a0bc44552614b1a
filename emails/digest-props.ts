/** Props of the letters. Plain JSON: frozen in a row, they give the same bytes again. */

/** What a card shows of a paper whoever reads it; rendered once per content, locale and length. */
export type PaperCard = {
  publicId: string
  title: string
  url: string
  pdfUrl: string | null
  /** "Ada Lovelace, Alan Turing and 5 more" */
  authors: string
  /** Already cut to the reader's length; null: titles only. */
  abstract: string | null
  /** In words: "Accepted at ICML 2026", "Code". */
  badges: Array<{ text: string; url: string | null }>
}

export type DigestCard = {
  card: PaperCard
  /** "captioning (title: captions) · followed author Radford · 34 upvotes" */
  reasons: string
}

export type DigestLetterProps = {
  locale: string
  siteName: string
  siteUrl: string
  contact: string
  subject: string
  /** Hidden first line: counts per tag. */
  preheader: string
  /** "Tuesday 19 May · 615 announced, 23 matched, 8 here" */
  topLine: string
  /** A first digest: what was agreed, and that the look back was widened. */
  welcome: { lines: string[] } | null
  /** Calm one-liners: a holiday ahead, a sample store, a late arXiv. */
  notices: string[]
  cards: DigestCard[]
  titles: Array<{ title: string; url: string; reasons: string }>
  more: number
  /** "You follow clip, captioning; you asked for this on 19 May 2026." */
  whyYouGetThis: string
  urls: { preferences: string; unsubscribe: string; view: string }
  postalAddress: string
}

export type ConfirmLetterProps = {
  locale: string
  siteName: string
  siteUrl: string
  contact: string
  /** Page with the confirm button; nothing happens on GET. */
  confirmUrl: string
  validDays: number
  postalAddress: string
}

/** The private link: asked for at /link, or an address that already reads signed up again. */
export type LinkLetterProps = {
  locale: string
  siteName: string
  siteUrl: string
  contact: string
  reason: 'asked' | 'already-reading'
  preferencesUrl: string
  unsubscribeUrl: string
  postalAddress: string
}
