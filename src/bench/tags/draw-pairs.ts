/** Pairs drawn at random, the same for the same seed wherever the same would be mailed. Pure. */
import { shuffled } from '../../tagging/statistics/train-linear.ts'
import type { MailedPair } from './mailed-pairs.ts'

export function drawPairs(
  pairs: readonly MailedPair[],
  { count, seed }: { count: number; seed: number },
): MailedPair[] {
  const inOrder = pairs.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return [...shuffled(inOrder.length, seed)].slice(0, count).map((at) => inOrder[at] as MailedPair)
}

export const keyOf = ({ paper, tag }: { paper: string; tag: string }): string => `${paper} ${tag}`
