/** Words that are known, each once: nearly every word of a text stood in an earlier one, and to cut it out and
 * look it up by its letters took longer than all that is done with it. */
import { randomInt } from 'node:crypto'
import { fnvHash } from './fnv-hash.ts'
import { ownCopy } from './own-copy.ts'
import type { WordEntries } from './word-entries.ts'

export type Word = {
  /** As it stands in the text. */
  readonly raw: string
  /** What it is in an index; null until a paper is read that has it. */
  entries: WordEntries | null
}

/** More than 10,000 papers of arXiv have; with their lexemes some 25 MB. */
const wordsHeld = 65_536
/** A longer one seldom comes again. */
const longestHeld = 40

/** Open addressing: the place of a word in `held` and 1; 0: none. A power of two. */
const slots = new Int32Array(2 * wordsHeld)
const held: Word[] = []
const hashes = new Int32Array(wordsHeld)
/** Nobody knows it, so that no text can be made of words that all lie in one place. */
const seed = randomInt(2 ** 31)

export const areTooManyWords = (): boolean => held.length >= wordsHeld

export function forgetWords(): void {
  slots.fill(0)
  held.length = 0
}

/** The word from `start` to `end` of a text. */
export function wordIn(text: string, start: number, end: number): Word {
  const place = slots[slotOf(text, start, end)] as number
  if (place !== 0) return held[place - 1] as Word
  return { raw: text.slice(start, end), entries: null }
}

/** From now on it is found by `wordIn`, unless there are too many. */
export function holdWord(raw: string): Word {
  const own: Word = { raw: ownCopy(raw), entries: null }
  if (raw.length > longestHeld || areTooManyWords()) return own
  const slot = slotOf(raw, 0, raw.length)
  const place = slots[slot] as number
  if (place !== 0) return held[place - 1] as Word
  hashes[held.length] = fnvHash(raw, seed)
  slots[slot] = held.push(own)
  return own
}

/** Where the word lies, or would. */
function slotOf(text: string, start: number, end: number): number {
  const hash = fnvHash(text, seed, start, end)
  let slot = hash & (slots.length - 1)
  for (let place = slots[slot] as number; place !== 0; place = slots[slot] as number) {
    if (hashes[place - 1] === hash && isAt((held[place - 1] as Word).raw, text, start, end)) break
    slot = (slot + 1) & (slots.length - 1)
  }
  return slot
}

function isAt(raw: string, text: string, start: number, end: number): boolean {
  if (raw.length !== end - start) return false
  for (let i = 0; i < raw.length; i += 1) {
    if (raw.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  }
  return true
}
