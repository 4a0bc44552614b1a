/** What `bench NAME` can be. A new one is a file that exports this and a line in bench.ts. */
import type { BenchConfig } from '../config.ts'

export type BenchContext = {
  config: BenchConfig
  /** One line of progress. */
  note(line: string): Promise<void>
  signal: AbortSignal
}

/** An option that is a number of something. */
export type Count = { help: string; fallback: number; max: number }

export type Measurement<Name extends string = string, Figures extends object = object> = {
  counts: Record<Name, Count>
  /** One object; its keys are told in README.md. */
  run(context: BenchContext, counts: Record<Name, number>): Promise<Figures>
  /** False: what was measured must not be; exit code 1. */
  passes?(figures: Figures): boolean
}

/** Keeps the names of the counts, so that `run` reads none that is not there. */
export const measurement = <Name extends string, Figures extends object>(
  given: Measurement<Name, Figures>,
): Measurement<Name, Figures> => given
