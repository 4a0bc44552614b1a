/** Parses the words of one command, runs it, and translates errors into lines and an exit code. */
import { parseArgs } from 'node:util'
import { exitCodeOf, PaperboyError } from '../errors.ts'
import type { Command, CommandIo, CommandValues } from './command.ts'
import { commands } from './commands.ts'
import { commandHelp, overview } from './help.ts'
import type { Services } from './services.ts'

export type ParsedCommand =
  | { kind: 'run'; command: Command; values: CommandValues; positionals: string[] }
  | { kind: 'say'; text: string; exitCode: 0 | 2 }

/** Before any database is opened: help and wrong words need none. */
export function parseCommand(argv: string[]): ParsedCommand {
  const [name, ...rest] = argv
  if (name === undefined) return { kind: 'say', text: overview(commands), exitCode: 2 }
  if (['--help', '-h', 'help'].includes(name)) {
    return { kind: 'say', text: overview(commands), exitCode: 0 }
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    const text = `paperboy: there is no command ${name}\n\n${overview(commands)}`
    return { kind: 'say', text, exitCode: 2 }
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    return { kind: 'say', text: commandHelp(command), exitCode: 0 }
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: command.name === 'import',
    })
    return { kind: 'run', command, values: values as CommandValues, positionals }
  } catch (error) {
    const text = `paperboy ${name}: ${(error as Error).message}\n${commandHelp(command)}`
    return { kind: 'say', text, exitCode: 2 }
  }
}

export async function runCommand(
  services: Services,
  given: { argv: string[]; cwd: string },
  io: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  const parsed = parseCommand(given.argv)
  if (parsed.kind === 'say') {
    if (parsed.exitCode === 0) await io.out(parsed.text)
    else await io.note(parsed.text)
    return parsed.exitCode
  }
  const { command, values, positionals } = parsed
  try {
    return await command.run({ services, values, positionals, cwd: given.cwd, io, signal })
  } catch (error) {
    await io.note(describeError(error))
    return error instanceof PaperboyError ? exitCodeOf(error.code) : 1
  }
}

/** What a person is told: one line with the remedy; a stack only for what we did not foresee. */
export function describeError(error: unknown): string {
  if (error instanceof PaperboyError) {
    const { message, help } = error
    return `paperboy: ${help ? `${message.replace(/\.$/, '')}. ${help}` : message}`
  }
  return `paperboy: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
