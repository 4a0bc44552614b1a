/** What the main thread and the thread of the embedded database tell each other. */

/** A folder that is kept, or a snapshot that lives in memory (tests). */
export type EngineSource = { kind: 'folder'; path: string } | { kind: 'snapshot'; path: string }

export type EngineOrder = { source: EngineSource; socketPath: string }

export type EngineRequest =
  | { kind: 'close' }
  /** The folder as it is now, into one that is not there yet. */
  | { kind: 'copy'; to: string }

export type EngineReport =
  /** `fault`: what went wrong; null: it is whole. */
  | { kind: 'copied'; to: string; fault: string | null }
  | { kind: 'ready' }
  /** The database broke; nothing it is asked from now on will be answered. */
  | { kind: 'broken'; reason: string }
  | { kind: 'closed' }
