/** What the operator's commands ask of the app, and the reports they print. */
import type { HeldBy, Lane } from '../storage/schema/delivery.ts'

export type LaneFacts = {
  lane: Lane
  /** Unsettled letters. */
  letters: number
  held: { by: HeldBy; reason: string } | null
  parked: { until: string; reason: string } | null
}

export type PausedLane = LaneFacts & {
  /** False: it was held already, and stays held for that reason. */
  news: boolean
}

/** What a copy of a database leaves in doubt. Instants are ISO. */
export type CopyDoubt = {
  /** Last sign of life of the original, and when the copy was noticed. */
  from: string
  to: string
  letters: number
  readers: number
}

export type ResumeReport = {
  /** As they stood before. */
  lanes: Array<LaneFacts & { released: boolean }>
  /** Letters nobody knows the fate of; they stay so. */
  unknownLetters: number
  copy: CopyDoubt | null
  /** Nothing was released: a copy is resumed only with --yes. */
  needsYes: boolean
  /** `live` has to be given as well. */
  waitsForLive: boolean
}

export type LiveReport = {
  transport: string
  from: string
  /** `was-live`: nothing waited for this. */
  standing: 'waits' | 'released' | 'was-live'
  readers: number
  /** Hours in which digests fall due next, earliest first: ISO instants. */
  times: Array<{ at: string; readers: number }>
  /** The zone the operator reads times in. */
  timezone: string
  /** Stayed in the outbox; never sent again. */
  outboxLetters: number
  lanes: LaneFacts[]
}

export type Verdict = 'ok' | 'warn' | 'fail' | 'skipped'

export type DoctorCheck = {
  check: string
  verdict: Verdict
  /** One plain line. */
  found: string
  /** Null: nothing. */
  todo: string | null
}

export type SentTest = {
  transport: string
  to: string
  subject: string
  /** The provider's, where it tells one. */
  id: string | null
}

export type RotateReport = {
  /** Of the key that signs from now on. */
  version: number
  /** Keys that open nothing any more but leaving. */
  leaked: number[]
  /** Devices, sessions, and mailed links of account and desk. */
  ended: number
  /** Letters that are frozen anew. */
  refrozen: number
  secretKey: 'kept' | 'replaced' | 'yours-to-replace'
}

export type UndoLeavesReport = {
  /** Acts taken back, by what they were. */
  undone: Record<'all' | 'tag' | 'weekly' | 'pause', number>
  /** Too old, or nothing to go back to. */
  tooLate: number
}

type Note = (line: string) => Promise<void>

export type OperatorServices = {
  /** `copy`: this database is a copy, though nothing in it tells. */
  pause(
    input: { lane: Lane | null; reason: string; copy: boolean },
    note: Note,
  ): Promise<PausedLane[]>
  resume(input: { lane: Lane | null; yes: boolean }, note: Note): Promise<ResumeReport>
  live(input: { yes: boolean }, note: Note): Promise<LiveReport>
  rotate(input: { leaked: boolean }): Promise<RotateReport>
  /** What was done on leaving pages opened by links of one key, since a moment. */
  undoLeaves(input: { key: number; since: Date; dryRun: boolean }): Promise<UndoLeavesReport>
  /** Where it lies. `to`: null for a folder of DATA_DIR/backups. */
  backup(to: string | null): Promise<string>
  /** Everything into a folder, or a file of it that ends in .tar.gz, neither there yet. */
  exportAll(to: string): Promise<{ tables: number; rows: number }>
  /** From the embedded database to an empty Postgres; `to` names its host. */
  move(
    input: { url: string },
    tell: (line: string) => void,
  ): Promise<{ to: string; tables: number; rows: number }>
  doctor(signal: AbortSignal): Promise<DoctorCheck[]>
  sendTest(input: { to: string }, signal: AbortSignal): Promise<SentTest>
}
