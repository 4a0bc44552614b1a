/** A batch of messages as the body of one call to Resend: byte for byte what its SDK makes of them, but
 * HTML that comes in JSON already is copied. Through the SDK a letter of 36 kB was escaped, searched for
 * half characters and encoded, and encoded once more for its checksum: 0.3 ms (2026-11). */
import type { LetterKind } from '../storage/schema/delivery.ts'
import type { Message } from './ports.ts'

type Piece = Uint8Array | string
/** Nested as they come: a flat list of a batch has 20,000. */
type Pieces = Piece | readonly Piece[]
type Tags = [{ name: 'letter'; value: string }, { name: 'kind'; value: LetterKind }]

export function payloadOf(messages: readonly Message[]): Buffer {
  const pieces: Pieces[] = []
  for (const [index, message] of messages.entries()) {
    pieces.push(index === 0 ? '[' : ',')
    writeMessage(message, pieces)
  }
  pieces.push(messages.length === 0 ? '[]' : ']')
  return encoded(pieces)
}

/** Its fields in the order of the SDK. */
function writeMessage(message: Message, to: Pieces[]): void {
  const { from, headers, htmlInJson, replyTo, subject, text } = message
  to.push(`{"from":${JSON.stringify(from)},"headers":${JSON.stringify(headers)},"html":`)
  if (htmlInJson === undefined) to.push(JSON.stringify(message.html))
  else to.push('"', htmlInJson, '"')
  const answers = replyTo === null ? '' : `"reply_to":${JSON.stringify(replyTo)},`
  const tags = JSON.stringify(tagsOf(message))
  to.push(`,${answers}"subject":${JSON.stringify(subject)},"tags":${tags},"text":`)
  // By itself: in one string with the rest it would be copied twice more.
  to.push(JSON.stringify(text), `,"to":${JSON.stringify(message.to)}}`)
}

/** By these a webhook finds the letter when no id was recorded; values hold ASCII letters, digits, `_`
 * and `-` only. */
const tagsOf = ({ letterId, kind }: Message): Tags => [
  { name: 'letter', value: String(letterId) },
  { name: 'kind', value: kind },
]

/** Three bytes a unit is the most UTF-8 takes; what is not written to takes no memory. */
const mostOf = (pieces: Pieces): number => {
  if (typeof pieces === 'string') return 3 * pieces.length
  if (pieces instanceof Uint8Array) return pieces.length
  return pieces.reduce((sum, piece) => sum + mostOf(piece), 0)
}

function encoded(pieces: readonly Pieces[]): Buffer {
  const body = Buffer.allocUnsafe(pieces.reduce<number>((sum, each) => sum + mostOf(each), 0))
  let at = 0
  const put = (piece: Pieces): void => {
    if (typeof piece === 'string') at += body.write(piece, at)
    else if (piece instanceof Uint8Array) {
      body.set(piece, at)
      at += piece.length
    } else for (const one of piece) put(one)
  }
  for (const each of pieces) put(each)
  return body.subarray(0, at)
}
