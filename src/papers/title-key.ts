/** Titles as they are compared: whatever a source does to case, TeX, markup, accents, dashes and
 * blanks, the same title has the same key. */
import { texToText } from '../lib/tex.ts'
import { boundedMemo } from '../query/bounded-memo.ts'
import { foldCase } from '../query/fold.ts'

const markup = /<\/?[a-z][^<>]{0,60}>/gi
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const entity = /&(amp|lt|gt|quot|apos);/g

/** Of one page of a source it is asked several times, and reading TeX takes a tenth of a millisecond. */
const keysHeld = 4_000

/** `The $\ell_2$-norm of <i>Gödel's</i> x.` -> `thel2normofgodelsx`. */
const keyOf = (title: string): string =>
  foldCase(
    texToText(
      title.replace(markup, '').replace(entity, (_, name: string) => entities[name] ?? ''),
    ).normalize('NFKC'),
  ).replace(/[^\p{L}\p{N}]+/gu, '')

export const titleKey = boundedMemo(keysHeld, keyOf)
