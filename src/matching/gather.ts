/** Everything in the pool that one reader's interests match, into the index's room: numbers alone. The
 * same as `matchReader`, which tells of each match what made it. */
import type { Interest } from './interest.ts'
import { postingsOf } from './match-reader.ts'
import type { PoolIndex } from './pool-index.ts'
import { marksOf, placeWorth } from './score.ts'

/** Returns how many papers are touched. `room` is the reader's until the next call. */
export function gather(index: PoolIndex, interests: Interest[]): number {
  let touched = 0
  index.room.lists.length = 0
  for (const interest of interests) {
    if (interest.level !== 'mute') touched = addMatches(index, interest, touched)
  }
  for (const interest of interests) if (interest.level === 'mute') markMuted(index, interest)
  // What is left is told by `touched`; the marks are clean for the next reader.
  for (let at = 0; at < touched; at++) index.room.isTouched[index.room.touched[at] as number] = 0
  return touched
}

function addMatches(index: PoolIndex, interest: Interest, before: number): number {
  const { room } = index
  const list = index.postingsOf(postingsOf(index.pool, interest))
  const { paper, place, since } = list
  room.lists.push(list)
  const marks = marksOf(interest)
  const asks = interest.level === 'little' ? 0 : 1
  let touched = before
  for (let at = 0; at < paper.length; at++) {
    const number = paper[at] as number
    const wanted = place[at] === placeWorth.faint ? 0 : asks
    if (room.isTouched[number]) {
      room.wanted[number] = (room.wanted[number] as number) + wanted
      room.marks[number] = (room.marks[number] as number) | marks
      room.place[number] = Math.max(room.place[number] as number, place[at] as number)
      room.latest[number] = Math.max(room.latest[number] as number, since[at] as number)
      continue
    }
    room.isTouched[number] = 1
    room.muted[number] = 0
    room.wanted[number] = wanted
    room.marks[number] = marks
    room.place[number] = place[at] as number
    room.latest[number] = since[at] as number
    room.touched[touched++] = number
  }
  return touched
}

/** A guess hides nothing. */
const isGuess = (place: number): boolean => place <= placeWorth.likely

function markMuted(index: PoolIndex, mute: Interest): void {
  const { paper, place } = index.postingsOf(postingsOf(index.pool, mute))
  for (let at = 0; at < paper.length; at++) {
    if (!isGuess(place[at] as number)) index.room.muted[paper[at] as number] = 1
  }
}
