/** The operator's commands, made of their verbs. */
import type { OperatorServices } from '../cli/operator-services.ts'
import type { Config } from '../config.ts'
import type { Transport } from '../delivery/transports/transport.ts'
import { commandLine } from '../editorial/editor.ts'
import { recordChange } from '../editorial/record-change.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { undoLeaves } from '../subscribers/undo-leaves.ts'
import type { IdentityKeeper } from './copies/identity-keeper.ts'
import { copyLines } from './copies/tell-copy.ts'
import { doctor } from './doctor/doctor.ts'
import { writeExport } from './exports/write-export.ts'
import { goLive } from './operate/go-live.ts'
import { moveToPostgres } from './operate/move-to-postgres.ts'
import { pauseLanes } from './operate/pause-lanes.ts'
import { resumeLanes } from './operate/resume-lanes.ts'
import { sendTest } from './operate/send-test.ts'

export type OperatorWiring = {
  config: Config
  db: Db
  keys: KeyRing
  identity: IdentityKeeper
  dataDir: string | null
  transport: Transport
  secretKey(): string
  rotateKeys: OperatorServices['rotate']
  backUp(what: { kind: 'by-hand'; to: string | null }): Promise<string>
}

export function wireOperator(app: OperatorWiring): OperatorServices {
  const { db } = app
  const lookFirst = async (note: (line: string) => Promise<void>) => {
    const copy = await app.identity.look(databaseCalendar)
    for (const line of copy ? copyLines(copy) : []) await note(line)
  }
  return {
    async pause({ copy, ...input }, note) {
      if (copy) {
        for (const line of copyLines(await app.identity.declare(databaseCalendar))) await note(line)
      } else await lookFirst(note)
      return recordChange(db, (tx) => pauseLanes(tx, input), {
        ...lineOf('mail-paused', input.lane),
        detail: { reason: input.reason },
      })
    },
    async resume(input, note) {
      await lookFirst(note)
      return recordChange(
        db,
        (tx) => resumeLanes({ ...app, db: tx }, input),
        ({ needsYes }) => (needsYes ? null : lineOf('mail-resumed', input.lane)),
      )
    },
    async live(input, note) {
      await lookFirst(note)
      return goLive(app, input)
    },
    rotate: (input) => app.rotateKeys(input),
    undoLeaves: (input) => undoLeaves({ ...app, calendar: databaseCalendar }, input),
    exportAll: (to) => writeExport({ db, secretKey: app.secretKey() }, to),
    backup: (to) => app.backUp({ kind: 'by-hand', to }),
    move: (input, tell) => moveToPostgres(app, input, tell),
    doctor: (signal) => doctor(app, signal),
    sendTest: (input, signal) => sendTest(app, input, signal),
  }
}

const lineOf = (act: 'mail-paused' | 'mail-resumed', lane: string | null) => ({
  ...{ who: commandLine.who, act, what: lane ?? 'both lanes' },
})
