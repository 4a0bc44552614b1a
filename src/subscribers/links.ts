/** The links of letters and pages. Deterministic: the same row and key version give the same bytes,
 * so a letter composed again is the same letter. */
import type { KeyRing } from '../lib/key-ring.ts'
import { readToken, signToken } from '../lib/signed-token.ts'

/** The row of a token: signups.id of `confirm`, digests.id of `view` and `feedback`, account_links.id
 * of `account`, else subscribers.id. */
export type LinkPurpose =
  | 'confirm'
  | 'preferences'
  | 'unsubscribe'
  | 'view'
  | 'feedback'
  | 'saved'
  | 'savedFeed'
  | 'digestFeed'
  | 'account'

/** The three words of a card. */
export type FeedbackAct = 'save' | 'more' | 'less'

/** Absolute URLs. `keyVersion` is the one frozen with the letter; without it, today's. */
export type Links = {
  confirm(signupId: number, keyVersion?: number): string
  preferences(subscriberId: number, keyVersion?: number): string
  unsubscribe(subscriberId: number, keyVersion?: number): string
  view(digestId: number, keyVersion?: number): string
  account(linkId: number, keyVersion?: number): string
  /** One a letter; `feedbackUrl` makes the links of its papers from it. */
  feedback(digestId: number, keyVersion?: number): string
  saved(subscriberId: number, keyVersion?: number): string
  /** Goes into feed readers, so it opens nothing else: `/atom.xml` or `/feed.json` follows. */
  savedFeed(subscriberId: number, keyVersion?: number): string
  /** The same of the papers in a reader's digests. */
  digestFeed(subscriberId: number, keyVersion?: number): string
}

export function createLinks(options: { publicUrl: string; keys: KeyRing }): Links {
  const base = options.publicUrl.replace(/\/+$/, '')
  const link = (path: string, purpose: LinkPurpose) => (row: number, keyVersion?: number) =>
    `${base}/${path}/${signToken(options.keys, purpose, row, keyVersion)}`
  return {
    confirm: link('confirm', 'confirm'),
    preferences: link('preferences', 'preferences'),
    unsubscribe: link('unsubscribe', 'unsubscribe'),
    view: link('digest', 'view'),
    account: link('account', 'account'),
    feedback: link('feedback', 'feedback'),
    saved: link('saved', 'saved'),
    savedFeed: link('feeds/saved', 'savedFeed'),
    digestFeed: link('feeds/digests', 'digestFeed'),
  }
}

/** `n`: the paper's place in the letter, from 1, over cards and then titles. */
export const feedbackUrl = (letterUrl: string, n: number, act: FeedbackAct): string =>
  `${letterUrl}/${n}/${act}`

/** The page of saved papers, asking whether to add this one. */
export const askToSave = (savedUrl: string, publicId: string): string =>
  `${savedUrl}?paper=${encodeURIComponent(publicId)}`

/** The row that a token of this purpose opens, or null when it is not one of ours. */
export const readLink = (keys: KeyRing, purpose: LinkPurpose, token: string): number | null =>
  readToken(keys, purpose, token)
