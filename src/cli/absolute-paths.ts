/** Makes the file words of a command absolute, so that the process it is handed to, which stands in
 * another folder, opens the same files. */
import { resolve } from 'node:path'

export function withAbsolutePaths(argv: string[], cwd: string): string[] {
  const [name, ...rest] = argv
  if (name === 'import') return [name, ...rest.map((word, i) => positional(rest, i, word, cwd))]
  if (name !== 'ingest') return argv
  return [
    name,
    ...rest.map((word, i) => {
      if (rest[i - 1] === '--file') return resolve(cwd, word)
      return word.startsWith('--file=') ? `--file=${resolve(cwd, word.slice(7))}` : word
    }),
  ]
}

const takesValue = new Set(['--as', '--tags', '--now'])

function positional(words: string[], index: number, word: string, cwd: string): string {
  const isValue = takesValue.has(words[index - 1] ?? '')
  return word.startsWith('-') || isValue ? word : resolve(cwd, word)
}
