/** A command given in one terminal and run by the process that owns the database. */

export type CommandRequest = {
  /** Without node and the script. */
  argv: string[]
  /** Where the command was given; relative paths among its arguments start here. */
  cwd: string
  /** Width of the terminal; null when piped or redirected. */
  columns: { out: number | null; err: number | null }
}

/** Both resolve when the text may be forgotten, so that a slow reader slows the command. */
export type CommandIo = {
  out(text: string): Promise<void>
  err(text: string): Promise<void>
}

/** Answers the exit code. The signal tells Ctrl-C in that terminal, its end, or the owner closing. */
export type RunCommand = (
  request: CommandRequest,
  io: CommandIo,
  signal: AbortSignal,
) => Promise<number>
