/** Props of the letters. Plain JSON: frozen in a row, they give the same bytes again. */

/** A stretch of an editor's note. `href` is an http, https or mailto address. */
export type NoteRun = { text: string; href?: string; strong?: true; em?: true; code?: true }
/** A note as read from its Markdown: no HTML, so that no page or letter can show any. */
export type NoteBlock = { kind: 'text' | 'item' | 'quote' | 'heading' | 'code'; runs: NoteRun[] }

/** What an editor said of a paper. `line` leads to it and says whose it is; no blocks: it is in another
 * language. `inOther`: the letter's language is another. */
export type CardNote = {
  url: string
  line: string
  blocks: NoteBlock[]
  inOther?: { lang: string; dir: 'ltr' | 'rtl' }
}

/** What a card shows of a paper whoever reads it. */
export type PaperCard = {
  publicId: string
  title: string
  /** The abstract page. */
  url: string
  pdfUrl: string | null
  /** "Ada Lovelace, Alan Turing and 5 more" */
  authors: string
  /** Already cut to the reader's length; null: titles only. */
  abstract: string | null
  /** In words: "Accepted at ICML 2026", "Code". */
  badges: Array<{ text: string; url: string | null }>
  notes?: CardNote[]
  /** Title and abstract are told in the letter's language; `original`: what they are there, if it is
   * shown too. Without this they are in English. */
  translated?: { original: { title: string; abstract: string | null } | null }
}

export type DigestCard = {
  card: PaperCard
  /** "captioning (title: captions) · followed author Radford · 34 upvotes" */
  reasons: string
}

/** `translated`: the title is in the letter's language, else in English. */
export type NamedTitle = { title: string; url: string; reasons: string; translated?: true }

export type ReaderUrls = {
  preferences: string
  unsubscribe: string
  /** Null in a letter that has no page of its own. */
  view: string | null
  /** `/1/save` follows, `/1/more`, `/1/less`: 1 is the first paper. */
  feedback: string
}

/** In the mail the footer holds the reader's own links; on the page that anybody may be shown, none. */
export type Audience =
  | {
      kind: 'reader'
      /** "You get this because you follow clip and captioning." */
      why: string
      urls: ReaderUrls
    }
  | { kind: 'visitor'; subscribeUrl: string }

export type SenderProps = {
  locale: string
  siteName: string
  siteUrl: string
  /** How readers reach a person; may be empty. */
  contact: string
  /** May be empty while mail stays in the outbox. */
  postalAddress: string
}

export type DigestLetterProps = SenderProps & {
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
  titles: NamedTitle[]
  /** Of earlier days, never mailed, and much noticed since. */
  missed: NamedTitle[]
  /** Editors' notes on papers of earlier digests: each leads to the note, and `reasons` say whose it is. */
  noted?: NamedTitle[]
  /** How many matched but are neither shown nor named. */
  more: number
  audience: Audience
}

export type ConfirmLetterProps = SenderProps & {
  /** Page with the confirm button; nothing happens on GET. */
  confirmUrl: string
  validDays: number
}

/** A link for one act of the reader's own. */
export type AccountLetterProps = SenderProps & {
  act: 'move' | 'arrive' | 'return' | 'download' | 'erase' | 'desk'
  /** Masked; of `arrive` the address before, of `return` the one after; else empty. */
  otherAddress: string
  /** Page with a button; nothing happens on GET. */
  accountUrl: string
  validMinutes: number
}

/** In place of the digests that did not come: once a silence. */
export type SilenceLetterProps = SenderProps & {
  /** YYYY-MM-DD: the newest digest, or when they confirmed. */
  since: string
  /** "captioning and CLIP" */
  topics: string
  nearest: Array<{ name: string; url: string; papersADay: number }>
  audience: Audience & { kind: 'reader' }
}

/** For whoever runs the service. */
export type AlarmLetterProps = SenderProps & {
  state: 'raised' | 'lasting' | 'cleared'
  summary: string
  /** Commands within backticks. */
  remedy: string
  /** ISO instants: when it began, and when this was written. */
  since: string
  at: string
}

/** The private link: asked for at /link, an address that already reads signed up again, or Save was
 * pressed on the page of a paper. */
export type LinkLetterProps = SenderProps & {
  reason: 'asked' | 'already-reading' | 'save'
  preferencesUrl: string
  /** Where the paper is saved; with `save` alone. */
  saveUrl?: string | undefined
  unsubscribeUrl: string
}
