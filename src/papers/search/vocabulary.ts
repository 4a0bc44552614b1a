/** The words of titles with how often they stand there: what a word that nobody wrote may have meant.
 * Of the newest papers held; kept for a while and made again in the background. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { editDistance } from '../../lib/edit-distance.ts'
import { texToText } from '../../lib/tex.ts'
import { wordForms } from '../../query/lexemes.ts'
import { tokenise } from '../../query/tokenise.ts'
import type { Db } from '../../storage/database.ts'

export type Vocabulary = {
  /** The likeliest word of a title that is spelled nearly so; null: there is none. */
  nearest(word: string): string | null
}

const titlesRead = 20_000
/** 20 ms of reading at a time: others get their turn between. */
const titlesAtOnce = 1_000
const keptMs = 60 * 60_000
const shortestMended = 4

export function createVocabulary(db: Db): () => Promise<Vocabulary> {
  let held: { made: Promise<Vocabulary>; until: number } | null = null
  return () => {
    if (held && held.until > performance.now()) return held.made
    const made = readVocabulary(db)
    const mine = { made, until: performance.now() + keptMs }
    held = mine
    made.catch(() => {
      if (held === mine) held = null
    })
    return made
  }
}

async function readVocabulary(db: Db): Promise<Vocabulary> {
  const counts = new Map<string, number>()
  let before = Number.MAX_SAFE_INTEGER
  for (let read = 0; read < titlesRead; read += titlesAtOnce) {
    const rows = await db.execute<{ id: string; title: string }>(sql`
      select id, title from papers where id < ${before} order by id desc limit ${titlesAtOnce}`)
    for (const { title } of rows) countWords(counts, title)
    before = Number(rows.at(-1)?.id ?? 0)
    if (rows.length < titlesAtOnce) break
    await setImmediate()
  }
  return vocabularyOf(counts)
}

function countWords(counts: Map<string, number>, title: string): void {
  for (const { raw } of tokenise(texToText(title)).tokens) {
    const { word } = wordForms(raw)
    if (word.length >= shortestMended) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
}

/** By length, so that a word is compared with those it may have been meant for. */
function vocabularyOf(counts: ReadonlyMap<string, number>): Vocabulary {
  const byLength = new Map<number, string[]>()
  for (const word of counts.keys()) {
    const words = byLength.get(word.length)
    if (words) words.push(word)
    else byLength.set(word.length, [word])
  }
  return {
    nearest(word) {
      const atMost = errorsAllowed(word)
      const lengths = Array.from({ length: 2 * atMost + 1 }, (_, at) => word.length - atMost + at)
      const near = lengths
        .flatMap((length) => byLength.get(length) ?? [])
        .map((other) => ({ other, distance: editDistance(word, other, atMost) }))
        .filter(({ distance }) => distance > 0 && distance <= atMost)
      const countOf = (other: string) => counts.get(other) ?? 0
      near.sort((a, b) => a.distance - b.distance || countOf(b.other) - countOf(a.other))
      return near[0]?.other ?? null
    },
  }
}

/** One letter of a short word, two of a long one. */
const errorsAllowed = (word: string): number => {
  if (word.length < shortestMended) return 0
  return word.length < 7 ? 1 : 2
}
