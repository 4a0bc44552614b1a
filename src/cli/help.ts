/** The texts of --help. */
import type { Command } from './command.ts'

const ownCommands = [
  ['serve', 'the pages and the daily rounds (npm start)'],
  ['migrate', 'bring the database schema up to date'],
  ['bench', 'measure this build on a database of its own (bench --help)'],
] as const

/** Of a command that main.ts wires and that takes neither options nor words; null: another one. */
export function bareHelp(name: string): string | null {
  const own = ownCommands.find(([one]) => one === name && one !== 'bench')
  return own
    ? `Usage: paperboy ${name}\n\n${own[1]}. It takes no options: settings come from the environment (README).`
    : null
}

type Named = Omit<Command, 'run'>

export function overview(commands: Named[]): string {
  const rows = [...ownCommands, ...commands.map(({ name, summary }) => [name, summary] as const)]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [
    'Usage: paperboy <command> [options]',
    '',
    ...rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'paperboy <command> --help tells its options. Settings come from the environment (README).',
    'paperboy --version tells which Paperboy this is.',
    'Exit codes: 0 done, 1 could not be done, 2 given wrong.',
  ].join('\n')
}

export function commandHelp(command: Named): string {
  const options = Object.entries(command.help)
  const width = Math.max(...options.map(([name]) => name.length))
  return [
    `Usage: paperboy ${command.usage}`,
    '',
    `${command.summary}.`,
    '',
    ...options.map(([name, meaning]) => `  --${name.padEnd(width)}  ${meaning}`),
  ].join('\n')
}
