/** What an operator may do for a reader, each made of the verb that the reader's own pages use. */

import { findReader } from '../../digest/find-reader.ts'
import type { Editor } from '../../editorial/editor.ts'
import { recordChange } from '../../editorial/record-change.ts'
import { PaperboyError } from '../../errors.ts'
import { eraseSubscriber } from '../../subscribers/erase-subscriber.ts'
import { flagAddresses } from '../../subscribers/flag-suppressed.ts'
import { leave } from '../../subscribers/leave.ts'
import { releaseSuppressions } from '../../subscribers/release-suppressions.ts'
import { renewSignup } from '../../subscribers/renew-signup.ts'
import { newestSignup } from '../../subscribers/signup-row.ts'
import { suppress } from '../../subscribers/suppression.ts'
import type { PageDeps } from '../page-deps.ts'

export const servicePath = '/admin/service'
export const readerPath = `${servicePath}/reader`

export const readerActs = ['confirm', 'pause', 'suppress', 'release', 'erase'] as const
export type ReaderAct = (typeof readerActs)[number]

type Given = { email: string; act: ReaderAct; by: Editor }

/** What was done, as a sentence. Throws `not-found` when nobody has the address; the log names the
 * reader by number. */
export async function actForReader(deps: PageDeps, { email, act, by }: Given): Promise<string> {
  const { id } = await findReader(deps.db, email)
  const done = await recordChange(deps.db, (db) => acts[act]({ ...deps, db }, { id, email }), {
    who: by.who,
    act: `reader-${act}`,
    what: `reader ${id}`,
  })
  // What was queued may be looked for only once it stands there.
  deps.kickDelivery()
  return done
}

type Act = (deps: PageDeps, reader: { id: number; email: string }) => Promise<string>

const acts: Record<ReaderAct, Act> = {
  async confirm(deps, { id }) {
    const signup = await newestSignup(deps.db, id)
    if (!signup) throw notPending()
    const { outcome } = await renewSignup(deps, { signupId: signup.id })
    if (outcome === 'reading' || outcome === 'unknown') throw notPending()
    if (outcome === 'throttled') return 'A letter went there a moment ago; try again later.'
    return 'The confirmation is on its way once more.'
  },
  async pause(deps, { id }) {
    const result = await leave(deps, { subscriberId: id, action: 'pause' })
    return result.outcome === 'done' && result.changed
      ? 'Paused for a week.'
      : 'Nothing changed: no digest is sent there, or it is paused already.'
  },
  async suppress(deps, { email }) {
    await deps.db.transaction(async (tx) => {
      const at = await deps.calendar.now(tx)
      await suppress({ tx, keys: deps.keys }, { address: email, reason: 'imported', at })
      await flagAddresses(tx, [email])
    })
    return 'Nobody mails this address any more.'
  },
  async release(deps, { email }) {
    const { released } = await releaseSuppressions(deps, { address: email, dryRun: false })
    return released > 0 ? 'The address may be mailed again.' : 'It was on no list.'
  },
  async erase(deps, { email }) {
    await eraseSubscriber(deps, { email })
    return 'Erased. A keyed hash stays, so that no file brings the address back.'
  },
}

const notPending = () =>
  new PaperboyError('conflict', 'Nothing waits for a confirmation from this address', {
    help: 'Whoever reads or has left can ask for their link, or sign up again.',
  })
