/** What every measurement is handed. */
import type { BenchDatabase } from './bench-database.ts'

export type BenchContext = BenchDatabase & {
  sharedFolder: string
  /** One line of progress. */
  note(line: string): Promise<void>
  signal: AbortSignal
}
