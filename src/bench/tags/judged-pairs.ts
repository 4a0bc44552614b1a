/** Pairs of paper and topic that a person judged one by one from title and abstract, with the reason. */
import { readFile } from 'node:fs/promises'
import type { MailedPair } from './mailed-pairs.ts'

export type JudgedPair = MailedPair & { right: boolean; reason: string }

/** The seed that they were drawn with. */
export const judgedSeed = 2026

/** In the order they were drawn. */
export async function readJudgedPairs(): Promise<JudgedPair[]> {
  const text = await readFile(new URL('./judged-pairs.jsonl', import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JudgedPair)
}

/** Share of right ones, to a thousandth. */
export const precisionOf = (pairs: ReadonlyArray<{ right: boolean }>): number =>
  Math.round((1000 * pairs.filter(({ right }) => right).length) / Math.max(1, pairs.length)) / 1000
