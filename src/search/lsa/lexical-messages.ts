/** What the main thread and the thread that computes meaning tell each other, an answer an order. */

export type PaperText = { title: string; abstract: string }

export type LexicalOrder =
  /** Learn from these as well. */
  | { kind: 'learn'; texts: PaperText[] }
  /** Compute a model of what was learned, and keep it. */
  | { kind: 'train'; rank: number }
  /** Take this stored model. */
  | { kind: 'open'; model: Uint8Array }
  | { kind: 'embed'; texts: PaperText[] }

export type LexicalAnswer =
  | { kind: 'done' }
  /** Null: there was too little to learn from. */
  | { kind: 'trained'; model: Uint8Array | null; dimensions: number }
  /** A vector a text; all zero where no word of it is known. */
  | { kind: 'embedded'; vectors: Int8Array[] }
  | { kind: 'failed'; why: string }
