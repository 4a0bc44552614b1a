/** Whose turn it is to ask a host, over all instances of a deployment: one row a rule, by the
 * database's clock. arXiv's limits count all machines together (sources.md section 8). */
import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Queue, SharedTurns } from '../lib/request-queues.ts'
import type { Db } from './database.ts'

/** The turn of a killed holder lapses after this; a living one renews it. */
const heldMs = 30_000
/** Asked again at least so often while another holds the turn. */
const askAgainMs = 1_000

export type SharedTurnsDeps = {
  db: Db
  /** In place of the database's clock, for tests. */
  now?: () => SQL
}

export function createSharedTurns({ db, now = () => sql`clock_timestamp()` }: SharedTurnsDeps) {
  const after = (ms: number) => sql`${now()} + make_interval(secs => ${ms / 1000}::float8)`

  /** Milliseconds to wait before asking again; 0: the turn is ours. */
  async function attempt({ name }: Queue, holder: string): Promise<number> {
    await db.execute(sql`
      insert into source_turns (rule, held_until, free_at, rest_until)
      values (${name}, ${now()}, ${now()}, ${now()}) on conflict do nothing`)
    const taken = await db.execute(sql`
      update source_turns set holder = ${holder}, held_until = ${after(heldMs)}
      where rule = ${name} and free_at <= ${now()} and (holder is null or held_until <= ${now()})
      returning rule`)
    if (taken.length > 0) return 0
    const [row] = await db.execute<{ ms: number }>(sql`
      select greatest(1, extract(epoch from free_at - ${now()}) * 1000)::float8 as ms
      from source_turns where rule = ${name}`)
    return Math.max(1, Math.min(Math.ceil(row?.ms ?? askAgainMs), askAgainMs * 10))
  }

  const mine = (name: string, holder: string) => sql`rule = ${name} and holder = ${holder}`

  const renew = (name: string, holder: string) =>
    db.execute(sql`
      update source_turns set held_until = ${after(heldMs)} where ${mine(name, holder)}`)

  const giveBack = (name: string, holder: string, spacingMs: number) =>
    db.execute(sql`
      update source_turns set holder = null, free_at = ${after(spacingMs)}
      where ${mine(name, holder)}`)

  const turns: SharedTurns = {
    async take(queue, wait) {
      const holder = randomUUID()
      for (let ms = await attempt(queue, holder); ms > 0; ms = await attempt(queue, holder)) {
        await wait(ms === 1 ? askAgainMs : ms)
      }
      const timer = setInterval(() => void renew(queue.name, holder).catch(() => {}), heldMs / 3)
      timer.unref()
      return async () => {
        clearInterval(timer)
        // The database may be closing; then the turn lapses by itself.
        await giveBack(queue.name, holder, queue.spacingMs).catch(() => {})
      }
    },
    async rest(name, ms) {
      await db.execute(sql`
        insert into source_turns (rule, held_until, free_at, rest_until)
        values (${name}, ${now()}, ${now()}, ${after(ms)})
        on conflict (rule) do update
        set rest_until = greatest(source_turns.rest_until, excluded.rest_until)`)
    },
    async restLeft(name) {
      const [row] = await db.execute<{ ms: number }>(sql`
        select (extract(epoch from rest_until - ${now()}) * 1000)::float8 as ms
        from source_turns where rule = ${name}`)
      return Math.max(0, Math.ceil(row?.ms ?? 0))
    },
  }
  return turns
}
