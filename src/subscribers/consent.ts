/** The proof of consent: what happened when, which words the person saw, and a keyed hash of where it
 * came from (GDPR Art. 7(1)). Texts stay here for ever, so that a version can be shown again. */
import type { KeyRing } from '../lib/key-ring.ts'
import type { Tx } from '../storage/database.ts'
import { type ConsentEvent, consents } from '../storage/schema/subscribers.ts'

/** Never change a text that was shown: add a version. `{site}` stands for SITE_NAME. */
const wordings = {
  'form-1': {
    en: 'With the form you ask {site} to send the papers that match your choices to this address, at most one mail a day. Nothing is sent before you press the button in the mail that follows. Every mail has a link to leave.',
  },
  'confirm-1': {
    en: 'With the button you confirm that this address is yours and that {site} may send you its digest until you leave.',
  },
  'leave-1': { en: 'With the button, or your mail program, you stop the digest of {site}.' },
  'move-1': {
    en: 'With the button you confirm that this address is yours and that {site} sends your digest here from now on, instead of to the address it went to.',
  },
  'return-1': {
    en: 'With the button you take the change of address back: {site} sends your digest to this address again.',
  },
  'import-1': {
    en: 'The operator of {site} brought this address in and states where its consent was given.',
  },
} as const satisfies Record<string, { en: string }>

export type WordingVersion = keyof typeof wordings

/** The wording each act is recorded with; pages show the same. */
export const currentWording = {
  form: 'form-1',
  confirm: 'confirm-1',
  leave: 'leave-1',
  move: 'move-1',
  return: 'return-1',
  import: 'import-1',
} as const satisfies Record<string, WordingVersion>

/** '' for a version that these texts do not have. */
export const wordingText = (version: string, siteName: string): string =>
  Object.hasOwn(wordings, version)
    ? wordings[version as WordingVersion].en.replaceAll('{site}', siteName)
    : ''

export type ConsentRecord = {
  subscriberId: number
  event: ConsentEvent
  at: Date
  wordingVersion: WordingVersion
  originHash?: string | null
  detail?: string | null
}

export async function recordConsents(tx: Tx, records: ConsentRecord[]): Promise<void> {
  if (records.length > 0) await tx.insert(consents).values(records)
}

const originPurpose = 'origin'

/** `1.<hash>`: key version and HMAC of the client's network address, or null when it is not known. */
export function hashOrigin(keys: KeyRing, origin: string | null | undefined): string | null {
  if (!origin) return null
  const plain = origin
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
  return `${keys.version}.${keys.mac(originPurpose, keys.version, plain).toString('base64url')}`
}
