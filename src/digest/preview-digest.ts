/** The digest a subscriber would get now; writes nothing. */
import { PaperboyError } from '../errors.ts'
import { localDate } from '../lib/local-time.ts'
import { type Choice, choose, type ReaderInput } from '../matching/choose.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Executor } from '../storage/database.ts'
import { chooseFirst } from './choose-first.ts'
import { findReader, type Reader } from './find-reader.ts'
import { reachOf } from './reach.ts'
import { readInterests } from './read-interests.ts'
import { readPool } from './read-pool.ts'
import { readHistories } from './reader-history.ts'

export type Preview = { reader: Reader; choice: Choice; cutoff: Date; until: Date }

export async function previewDigest(
  deps: { db: Db; calendar: Calendar },
  input: { email: string },
): Promise<Preview> {
  return deps.db.transaction(async (tx) => {
    const reader = await findReader(tx, input.email)
    if (reader.state === 'left' || reader.state === 'erased') throw hasLeft(input.email)
    const until = await deps.calendar.now(tx)
    if (!reader.cutoff) return previewFirst(tx, reader, until)
    const readerInput = await readerInputOf(tx, { ...reader, cutoff: reader.cutoff }, until)
    return { reader, choice: choose(readerInput), cutoff: reader.cutoff, until }
  })
}

const hasLeft = (email: string) =>
  new PaperboyError('conflict', `${email} has left; no digest is due`, {
    help: 'A new sign-up on the page brings them back.',
  })

async function previewFirst(db: Executor, reader: Reader, until: Date): Promise<Preview> {
  const interests = (await readInterests(db, [reader.id])).get(reader.id) ?? []
  const day = localDate(until, reader.timezone)
  const first = await chooseFirst(db, {
    interests,
    past: [],
    at: until,
    number: reader.number,
    strictness: reader.strictness,
    day,
  })
  return { reader, choice: first.choice, cutoff: first.since, until }
}

/** What `choose` is given for one reader at one moment. `after`: papers considered earlier than that
 * are left out; their cutoff unless told. */
export async function readerInputOf(
  db: Executor,
  reader: Reader & { cutoff: Date },
  until: Date,
  after = reader.cutoff,
): Promise<ReaderInput> {
  const pool = await readPool(db, { until, after })
  return {
    pool,
    interests: (await readInterests(db, [reader.id])).get(reader.id) ?? [],
    history: {
      cutoff: reader.cutoff,
      past: (await readHistories(db, [{ id: reader.id }], until)).get(reader.id) ?? [],
    },
    ...reachOf(reader, pool.listingDays),
    strictness: reader.strictness,
    day: localDate(until, reader.timezone),
  }
}
