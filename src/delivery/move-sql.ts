/** The table of moves as SQL. States stand as literals: partial indexes are found only so. */
import { type SQL, sql } from 'drizzle-orm'
import { type BatchEvent, batchMoves, type LetterEvent, letterMoves, type Moves } from './moves.ts'

type MoveSql = {
  /** `state in (...)`: the rows this event may touch. */
  allowed: SQL
  /** The state they get. */
  next: SQL
}

function moveSql<State extends string, Event extends string>(
  table: Moves<State, Event>,
  column: string,
  event: Event,
): MoveSql {
  const pairs = Object.entries<Partial<Record<Event, State>>>(table).flatMap(([from, events]) => {
    const to = events[event]
    return to === undefined ? [] : [{ from, to }]
  })
  const list = pairs.map(({ from }) => `'${from}'`).join(', ')
  const cases = pairs.map(({ from, to }) => `when '${from}' then '${to}'`).join(' ')
  return {
    allowed: sql.raw(`${column} in (${list})`),
    next: sql.raw(`case ${column} ${cases} end`),
  }
}

export const batchMove = (event: BatchEvent): MoveSql => moveSql(batchMoves, 'batches.state', event)

export const letterMove = (event: LetterEvent): MoveSql =>
  moveSql(letterMoves, 'letters.state', event)
