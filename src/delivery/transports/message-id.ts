/** The Message-ID of a letter (RFC 5322 3.6.4): the same for the same letter however often it is
 * frozen, so that a relay or a mailbox may tell a double; keyed, so that it shows neither how many
 * letters there are nor whose they are. */
import { domainToASCII } from 'node:url'
import type { KeyRing } from '../../lib/key-ring.ts'
import type { Message } from '../ports.ts'

/** Key version 1 always: a rotation must not give a letter under way another name. */
const version = 1

export function messageIdOf(
  keys: KeyRing,
  { letterId, to, from }: Pick<Message, 'letterId' | 'to' | 'from'>,
): string {
  // With the address: a database begun anew under the same key counts letters from 1 again.
  const name = keys.mac('message-id', version, `${letterId} ${to}`).subarray(0, 18)
  return `<${name.toString('base64url')}@${domainOf(from)}>`
}

/** Of the last angle brackets, or of a bare address. */
function domainOf(mailbox: string): string {
  const address = /<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1).trim()) || 'localhost'
}
