/** Moments as the database writes them. Readers share most of theirs: each is parsed once. */
import { boundedMemo } from '../query/bounded-memo.ts'

const momentsKept = 2000

export const momentOf = boundedMemo(momentsKept, (written) => new Date(written))
