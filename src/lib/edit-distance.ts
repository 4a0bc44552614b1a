/** How many letters apart two words are: typing errors. */

/** Insertions, deletions, exchanges and neighbours swapped, in UTF-16 units; `atMost + 1` stands for
 * more than that. (Optimal string alignment, a band of the table at a time.) */
export function editDistance(one: string, other: string, atMost: number): number {
  const tooFar = atMost + 1
  if (Math.abs(one.length - other.length) > atMost) return tooFar
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const next = nextRow(one, other, row, last, before)
    if (Math.min(...next) > atMost) return tooFar
    before = last
    last = next
  }
  return Math.min(last[other.length] as number, tooFar)
}

function nextRow(one: string, other: string, row: number, last: number[], before: number[]) {
  const next = [row]
  for (let at = 1; at <= other.length; at += 1) {
    const same = one[row - 1] === other[at - 1]
    const changed = (last[at - 1] as number) + (same ? 0 : 1)
    let best = Math.min(changed, (last[at] as number) + 1, (next[at - 1] as number) + 1)
    const swapped =
      row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
    if (swapped) best = Math.min(best, (before[at - 2] as number) + 1)
    next.push(best)
  }
  return next
}
