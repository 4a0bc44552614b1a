/** One reading of one paper: what lexemes it has, how often, and where. Bounded as a tsvector is. */
import type { Entries } from './entries.ts'
import { POSITIONS_PER_LEXEME } from './limits.ts'
import type { Entry } from './word-entries.ts'

export type Reading = {
  number: number
  /** In the order in which they were found first. */
  lexemes: string[]
  /** How often each was found. */
  counts: number[]
  /** What was found, in reading order: which of the lexemes, and at what position. */
  found: number[]
  at: number[]
  bytes: number
  limit: number
}

let readings = 0

/** `limit`: bytes of a tsvector. */
export function beginReading(limit: number): Reading {
  readings += 1
  return { number: readings, lexemes: [], counts: [], found: [], at: [], bytes: 0, limit }
}

/** `times`: how often the lexeme itself is written. */
export function addEntry(reading: Reading, entry: Entry, position: number, times = 1): void {
  const isNew = entry.reading !== reading.number
  const bytes = isNew ? entry.bytes * times : 2
  if (reading.bytes + bytes > reading.limit) return
  if (isNew) {
    entry.reading = reading.number
    entry.place = reading.lexemes.length
    reading.lexemes.push(entry.lexeme)
    reading.counts.push(0)
  }
  const count = reading.counts[entry.place] as number
  if (count === POSITIONS_PER_LEXEME) return
  reading.bytes += bytes
  reading.counts[entry.place] = count + 1
  reading.found.push(entry.place)
  reading.at.push(position)
}

export function collectEntries({ lexemes, counts, found, at }: Reading): Entries {
  const places = new Map<string, number>()
  const starts = [0]
  const next: number[] = []
  for (let place = 0; place < lexemes.length; place += 1) {
    const start = starts[place] as number
    places.set(lexemes[place] as string, place)
    next.push(start)
    starts.push(start + (counts[place] as number))
  }
  const positions = new Array<number>(found.length)
  for (let i = 0; i < found.length; i += 1) {
    const place = found[i] as number
    const slot = next[place] as number
    positions[slot] = at[i] as number
    next[place] = slot + 1
  }
  return { lexemes, places, positions, starts }
}
