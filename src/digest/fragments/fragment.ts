/** A piece of a letter's HTML with slots, ready to be put together with others. It is kept as the bytes
 * that a call carries, so that a letter's HTML is copied, not made, encoded and escaped each time. */
import { anyMarker, type Slot, slotOf } from './slots.ts'

export type Fragment = {
  /** One more than slots: they stand between. UTF-8, as within the quotes of a JSON string. */
  parts: readonly Uint8Array[]
  slots: readonly Slot[]
  /** UTF-8 bytes of the parts as HTML. */
  bytes: number
  /** What the text part says in its place; empty where that is not kept. */
  text: string
}

/** A fragment and what goes into its slots: values are inserted as they are, already escaped, and never
 * read again; pieces go where `content` is. */
export type Piece = { fragment: Fragment; values: Values; content?: readonly Piece[] }
export type Values = { readonly [slot in Exclude<Slot, 'content'>]?: Value }

/** Bytes are copied, which takes a quarter of the time that a short text does: they are for what stands
 * in a letter many times, and hold nothing that JSON writes otherwise. */
type Value = string | Uint8Array

/** A piece whose fragment, or that of one within, may still be being made. */
export type Draft = {
  fragment: Fragment | Promise<Fragment>
  values: Values
  content?: readonly Draft[]
}

/** `slots`: those it must have and no others, or the template no longer is what we know. */
export function fragmentOf(input: {
  html: string
  slots: readonly Slot[]
  text: string
}): Fragment {
  const parts: Uint8Array[] = []
  const slots: Slot[] = []
  let rest = input.html
  let bytes = 0
  const add = (part: string) => {
    parts.push(Buffer.from(withinJson(part)))
    bytes += Buffer.byteLength(part)
  }
  for (let at = rest.search(anyMarker); at !== -1; at = rest.search(anyMarker)) {
    const slot = slotOf(rest.charAt(at))
    if (slot === null) throw new Error('a rendered fragment holds a marker that is no slot')
    add(rest.slice(0, at))
    slots.push(slot)
    rest = rest.slice(at + 1)
  }
  add(rest)
  const found = [...new Set(slots)].sort().join()
  const wanted = [...input.slots].sort().join()
  if (found !== wanted) {
    throw new Error(`a fragment of a letter has the slots ${found || '-'}, not ${wanted || '-'}`)
  }
  return { parts, slots, bytes, text: compact(input.text) }
}

/** A copy that holds no longer string alive and takes a byte a character where it can. */
const compact = (text: string): string => Buffer.from(text).toString()

/** Waits only when there is something to wait for. */
export async function finished(draft: Draft): Promise<Piece> {
  const missing: Array<Promise<void>> = []
  const collect = (piece: Draft) => {
    if (piece.fragment instanceof Promise) {
      missing.push(
        piece.fragment.then((fragment) => {
          piece.fragment = fragment
        }),
      )
    }
    piece.content?.forEach(collect)
  }
  collect(draft)
  if (missing.length > 0) await Promise.all(missing)
  return draft as Piece
}

/** Whether the piece with everything in it has at most `budget` bytes in UTF-8. Most pieces are so far
 * below it that counting units is enough: none takes more than three. */
export const fitsIn = (piece: Piece, budget: number): boolean =>
  sizeOf(piece, (text) => 3 * text.length) <= budget || sizeOf(piece, Buffer.byteLength) <= budget

function sizeOf(
  { fragment, values, content = [] }: Piece,
  bytesOf: (text: string) => number,
): number {
  let bytes = fragment.bytes
  for (const slot of fragment.slots) {
    if (slot === 'content') continue
    const value = valueIn(values, slot)
    bytes += typeof value === 'string' ? bytesOf(value) : value.length
  }
  for (const piece of content) bytes += sizeOf(piece, bytesOf)
  return bytes
}

/** All that JSON writes otherwise than it is. */
const special = /["\\\p{Cc}\p{Cs}]/u

const withinJson = (text: string): string =>
  special.test(text) ? JSON.stringify(text).slice(1, -1) : text

/** A string within a JSON text, without its quotes: bytes to copy, and short texts to encode. */
export type JsonPieces = ReadonlyArray<Uint8Array | string>

/** No character is split between two pieces, so each is escaped as it would be within the whole. */
export function written(piece: Piece): JsonPieces {
  const pieces: Array<Uint8Array | string> = []
  write(piece, pieces)
  return pieces
}

function write({ fragment, values, content = [] }: Piece, to: Array<Uint8Array | string>): void {
  const { parts, slots } = fragment
  to.push(parts[0] as Uint8Array)
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as Slot
    if (slot === 'content') for (const piece of content) write(piece, to)
    else {
      const value = valueIn(values, slot)
      to.push(typeof value === 'string' ? withinJson(value) : value)
    }
    to.push(parts[i + 1] as Uint8Array)
  }
}

/** The HTML itself, for whoever does not send JSON. */
export const joined = (pieces: JsonPieces): string =>
  JSON.parse(`"${Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)))}"`)

/** Of a text that is ASCII throughout, as addresses are once they are escaped. */
export const asBytes = (text: string): Uint8Array => Buffer.from(withinJson(text))

function valueIn(values: Values, slot: Exclude<Slot, 'content'>): Value {
  const value = values[slot]
  if (value === undefined) throw new Error(`nothing was given for the slot ${slot} of a letter`)
  return value
}
