/** What a command is: a name, its options, and a verb that is handed services. The same command runs
 * in its own process or, handed over a socket, in the one that owns the data directory. */
import type { ParseArgsConfig } from 'node:util'
import type { Services } from './services.ts'

/** Where a command prints, line by line. `out` is for answers, `note` for progress and remarks. */
export type CommandIo = {
  out(line: string): Promise<void>
  note(line: string): Promise<void>
  /** On a terminal: a line that takes the place of the one before; absent where lines are kept. */
  redraw?(line: string): Promise<void>
}

export type CommandValues = Record<string, string | boolean | undefined>

export type CommandContext<S = Services> = {
  services: S
  values: CommandValues
  positionals: string[]
  io: CommandIo
  /** Where the command was given; relative paths start here, whichever process runs it. */
  cwd: string
  signal: AbortSignal
}

export type Command<S = Services> = {
  name: string
  /** One line for the overview. */
  summary: string
  /** After `paperboy `, e.g. `why --email X --paper ID`. */
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  /** What each option means, for --help. */
  help: Record<string, string>
  /** Words besides options are taken; without, they are refused. */
  takesWords?: true
  /** Exit code: 0 done, 1 could not be done. Wrong input throws. */
  run(context: CommandContext<S>): Promise<number>
}
