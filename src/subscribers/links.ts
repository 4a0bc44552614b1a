/** The links of letters and pages. Deterministic: the same row and key version give the same bytes,
 * so a letter composed again is the same letter. */
import type { KeyRing } from '../lib/key-ring.ts'
import { readToken, signToken } from '../lib/signed-token.ts'

/** What the row of a token is: signups.id, subscribers.id (twice), digests.id. */
export type LinkPurpose = 'confirm' | 'preferences' | 'unsubscribe' | 'view'

/** Absolute URLs. `keyVersion` is the one frozen with the letter; without it, today's. */
export type Links = {
  confirm(signupId: number, keyVersion?: number): string
  preferences(subscriberId: number, keyVersion?: number): string
  unsubscribe(subscriberId: number, keyVersion?: number): string
  view(digestId: number, keyVersion?: number): string
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
  }
}

/** The row that a token of this purpose opens, or null when it is not one of ours. */
export const readLink = (keys: KeyRing, purpose: LinkPurpose, token: string): number | null =>
  readToken(keys, purpose, token)
