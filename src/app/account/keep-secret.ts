/** Writes one line of a `.env` file, which may hold other secrets: it stays whole if we are killed,
 * and nobody else may read it. */
import { chmod, open, readFile, realpath, rename, stat } from 'node:fs/promises'
import { PaperboyError } from '../../errors.ts'

export async function keepInEnvFile(path: string, name: string, value: string): Promise<void> {
  try {
    // A link to a file elsewhere stays a link.
    const target = await realpath(path).catch(() => path)
    const before = await readFile(target, 'utf8').catch(emptyIfMissing)
    const mode = await stat(target).then(
      (file) => file.mode & 0o777,
      () => 0o600,
    )
    await replaceFile(target, withLine(before, name, value), mode)
  } catch (cause) {
    throw new PaperboyError('unavailable', `${path} cannot be written`, {
      help: `Put this line into it by hand: ${name}=${value}`,
      cause,
    })
  }
}

/** Dots in names do not happen: a variable's name needs no escaping. Pure. */
export function withLine(text: string, name: string, value: string): string {
  const line = `${name}=${value}`
  const old = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, 'gm')
  if (old.test(text)) {
    let written = false
    const replaced = text.replace(old, () => {
      if (written) return ''
      written = true
      return line
    })
    return replaced
  }
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  return `${text}${gap}${line}\n`
}

async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const draft = `${path}.${process.pid}.draft`
  const file = await open(draft, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(draft, mode)
  await rename(draft, path)
}

function emptyIfMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}
