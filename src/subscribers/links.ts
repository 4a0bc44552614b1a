/** The links of letters and pages. Deterministic: the same row and key version give the same bytes,
 * so a letter composed again is the same letter. */
import type { KeyRing } from '../lib/key-ring.ts'
import { readSigned, readToken, type SignedToken, signToken } from '../lib/signed-token.ts'

/** Links that stay as good as they were: leaving works for ever. The row of a token: signups.id of
 * `confirm`, digests.id of `view`, account_links.id of `account`, editor_links.id of `desk`, else
 * subscribers.id. */
export type LinkPurpose = 'confirm' | 'unsubscribe' | 'view' | 'account' | 'desk'
/** Links that end with the reader's epoch (open-link.ts). The row: digests.id of `feedback`, else
 * subscribers.id. */
export type PrivatePurpose = 'preferences' | 'feedback' | 'saved' | 'savedFeed' | 'digestFeed'

type Link = (row: number, keyVersion?: number) => string
/** `epoch`: the reader's, 0 without it. */
type PrivateLink = (row: number, keyVersion?: number, epoch?: number) => string

/** The three words of a card. */
export type FeedbackAct = 'save' | 'more' | 'less'

/** Absolute URLs. `keyVersion` is the one frozen with the letter; without it, today's. */
export type Links = Record<LinkPurpose, Link> & {
  preferences: PrivateLink
  /** One a letter; `feedbackUrl` makes the links of its papers from it. */
  feedback: PrivateLink
  saved: PrivateLink
  /** Goes into feed readers, so it opens nothing else: `/atom.xml` or `/feed.json` follows. */
  savedFeed: PrivateLink
  /** The same of the papers in a reader's digests. */
  digestFeed: PrivateLink
}

export function createLinks(options: { publicUrl: string; keys: KeyRing }): Links {
  const base = options.publicUrl.replace(/\/+$/, '')
  const link =
    (path: string, purpose: LinkPurpose | PrivatePurpose) =>
    (row: number, keyVersion?: number, epoch?: number) =>
      `${base}/${path}/${signToken(options.keys, purpose, row, keyVersion, epoch)}`
  return {
    confirm: link('confirm', 'confirm'),
    preferences: link('preferences', 'preferences'),
    unsubscribe: link('unsubscribe', 'unsubscribe'),
    view: link('digest', 'view'),
    account: link('account', 'account'),
    desk: link('admin/link', 'desk'),
    feedback: link('feedback', 'feedback'),
    saved: link('saved', 'saved'),
    savedFeed: link('feeds/saved', 'savedFeed'),
    digestFeed: link('feeds/digests', 'digestFeed'),
  }
}

/** A link for who has just been shown to be the reader. */
export const linkFor = (
  links: Links,
  purpose: Exclude<PrivatePurpose, 'feedback'>,
  { subscriberId, linkEpoch }: { subscriberId: number; linkEpoch: number },
): string => links[purpose](subscriberId, undefined, linkEpoch)

/** `n`: the paper's place in the letter, from 1, over cards and then titles. */
export const feedbackUrl = (letterUrl: string, n: number, act: FeedbackAct): string =>
  `${letterUrl}/${n}/${act}`

/** The page of saved papers, asking whether to add this one. */
export const askToSave = (savedUrl: string, publicId: string): string =>
  `${savedUrl}?paper=${encodeURIComponent(publicId)}`

/** The row that a token of this purpose opens, or null when it is not one of ours. */
export const readLink = (keys: KeyRing, purpose: LinkPurpose, token: string): number | null =>
  readToken(keys, purpose, token)

/** Also of a key that was replaced or leaked, whose links are good for little: leaving, and asking for a
 * fresh confirmation. */
export const readLastingLink = (
  keys: KeyRing,
  purpose: 'unsubscribe' | 'confirm',
  token: string,
): SignedToken | null => readSigned(keys, purpose, token)
