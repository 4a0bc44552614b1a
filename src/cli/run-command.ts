/** Parses the words of one command, runs it, and translates errors into lines and an exit code. */
import { parseArgs } from 'node:util'
import { exitCodeOf, PaperboyError } from '../errors.ts'
import type { Command, CommandContext, CommandIo, CommandValues } from './command.ts'
import { commands, localCommands } from './commands.ts'
import { bareHelp, commandHelp, overview } from './help.ts'
import type { LocalServices, Services } from './services.ts'

type Words = { values: CommandValues; positionals: string[] }

export type ParsedCommand =
  | ({ kind: 'run'; command: Command } & Words)
  /** Needs no database and runs where it is given, with the settings that stand there. */
  | ({ kind: 'run-locally'; command: Command<LocalServices> } & Words)
  | { kind: 'say'; text: string; exitCode: 0 | 2 }

/** Before any database is opened: help and wrong words need none. */
export function parseCommand(argv: string[]): ParsedCommand {
  const [name, ...rest] = argv
  if (name === undefined) return { kind: 'say', text: overview(all), exitCode: 2 }
  if (['--help', '-h', 'help'].includes(name)) {
    return { kind: 'say', text: overview(all), exitCode: 0 }
  }
  const command = commands.find((one) => one.name === name)
  if (command) {
    const words = parseWords(command, rest)
    return words.kind === 'say' ? words : { ...words, kind: 'run', command }
  }
  const local = localCommands.find((one) => one.name === name)
  if (local) {
    const words = parseWords(local, rest)
    return words.kind === 'say' ? words : { ...words, kind: 'run-locally', command: local }
  }
  return bareHelp(name) === null ? unknownCommand(name) : bareCommand(name, rest)
}

function unknownCommand(name: string): Said {
  const text = `paperboy: there is no command ${name}\n\n${overview(all)}`
  return { kind: 'say', text, exitCode: 2 }
}

/** `serve` and `migrate` with words behind them: help is asked for, or something was given wrong. */
function bareCommand(name: string, rest: string[]): Said {
  const help = bareHelp(name) ?? ''
  if (rest.some((word) => ['--help', '-h'].includes(word))) {
    return { kind: 'say', text: help, exitCode: 0 }
  }
  const text = `paperboy: ${name} takes no ${rest[0] ?? 'words'}\n${help}`
  return { kind: 'say', text, exitCode: 2 }
}

const all = [...commands, ...localCommands]

type Said = Extract<ParsedCommand, { kind: 'say' }>
type Named = Omit<Command, 'run'>

function parseWords(command: Named, rest: string[]): Said | ({ kind: 'words' } & Words) {
  if (rest.includes('--help') || rest.includes('-h')) {
    return { kind: 'say', text: commandHelp(command), exitCode: 0 }
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: command.takesWords === true,
    })
    return { kind: 'words', values: values as CommandValues, positionals }
  } catch (error) {
    const text = `paperboy ${command.name}: ${(error as Error).message}\n${commandHelp(command)}`
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
  if (parsed.kind === 'run-locally') {
    throw new PaperboyError('bad-input', `${parsed.command.name} runs where it is given`)
  }
  const { command, values, positionals } = parsed
  return perform(command, { services, values, positionals, cwd: given.cwd, io, signal })
}

/** Errors become one line and an exit code. */
export async function perform<S>(command: Command<S>, context: CommandContext<S>): Promise<number> {
  try {
    return await command.run(context)
  } catch (thrown) {
    const error = reasonOf(thrown, context.signal)
    await context.io.note(describeError(error))
    return error instanceof PaperboyError ? exitCodeOf(error.code) : 1
  }
}

/** A stop breaks off streams and queries, which fail in words of their own. */
const reasonOf = (thrown: unknown, { aborted, reason }: AbortSignal): unknown =>
  aborted && reason instanceof PaperboyError && !(thrown instanceof PaperboyError) ? reason : thrown

/** What a person is told: one line with the remedy; a stack only for what we did not foresee. */
export function describeError(error: unknown): string {
  if (error instanceof PaperboyError) {
    const { message, help } = error
    return `paperboy: ${help ? `${message.replace(/\.$/, '')}. ${help}` : message}`
  }
  return `paperboy: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
