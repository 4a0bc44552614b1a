/** Words that are known, each once: nearly every word of a text stood in an earlier one, and to cut it out and
 * look it up by its letters took longer than all that is done with it. */
import { randomInt } from 'node:crypto'
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
  hashes[held.length] = hashOf(raw, 0, raw.length)
  slots[slot] = held.push(own)
  return own
}

/** Where the word lies, or would. */
function slotOf(text: string, start: number, end: number): number {
  const hash = hashOf(text, start, end)
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

/** FNV-1a over UTF-16 units (draft-eastlake-fnv), 32 bits with a sign; from a start that nobody knows, so that
 * no text can be made of words that all lie in one place. */
function hashOf(text: string, start: number, end: number): number {
  let hash = seed
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** V8 keeps the whole text alive behind a slice of it; a word must not pin its abstract. */
const ownCopy = (text: string): string => ` ${text}`.slice(1)
