/** Queries of readers: parsed, brought to their canonical form, and stored once for everybody. */
import { inArray, sql } from 'drizzle-orm'
import { cutText } from '../lib/cut-text.ts'
import { choiceWords } from '../locales/spoken.ts'
import { canonicalQuery } from '../query/canonical.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Tx } from '../storage/database.ts'
import { queries } from '../storage/schema/subscribers.ts'
import type { ChoiceField, ChoiceProblem } from './invalid-choices.ts'

export type ReadQuery = { ok: true; text: string } | { ok: false; problem: ChoiceProblem }

/** The canonical form of a query as typed, or what is wrong with it and where. */
export function readQuery(typed: string, field: ChoiceField = 'query'): ReadQuery {
  const parsed = parseQuery(typed)
  if (parsed.ok) return { ok: true, text: canonicalQuery(parsed.query) }
  const { message, suggestion, position } = parsed.error
  const why = suggestion ? `${message} ${suggestion}` : message
  const rest = position === 0 ? null : cutText(typed.slice(position).trim(), 30)
  const said = choiceWords.badQuery(cutText(typed, 60), rest, why)
  return { ok: false, problem: { field, message: said, value: typed, position } }
}

/** The ids of canonical queries; those not there yet are stored. */
export async function storeQueries(
  tx: Tx,
  texts: string[],
  at: Date,
): Promise<Map<string, number>> {
  const wanted = [...new Set(texts)].sort()
  const ids = new Map<string, number>()
  // Again, should the nightly prune take one between the two statements.
  for (let tries = 0; tries < 2 && ids.size < wanted.length; tries++) {
    await tx.execute(sql`
      insert into ${queries} (text, created_at)
      select value, ${at.toISOString()}::timestamptz
      from jsonb_array_elements_text(${JSON.stringify(wanted)}::text::jsonb)
      on conflict (text) do nothing`)
    const rows = await tx
      .select({ id: queries.id, text: queries.text })
      .from(queries)
      .where(inArray(queries.text, wanted))
      // Held until what they are for is committed: the prune passes over them.
      .for('key share')
    for (const { id, text } of rows) ids.set(text, id)
  }
  return ids
}
