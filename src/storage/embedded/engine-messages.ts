/** What the main thread and the thread of the embedded database tell each other. */

/** A folder that is kept, or a snapshot that lives in memory (tests). */
export type EngineSource = { kind: 'folder'; path: string } | { kind: 'snapshot'; path: string }

export type EngineOrder = { source: EngineSource; socketPath: string }

export type EngineReport =
  | { kind: 'ready' }
  /** The database broke; nothing it is asked from now on will be answered. */
  | { kind: 'broken'; reason: string }
  | { kind: 'closed' }
