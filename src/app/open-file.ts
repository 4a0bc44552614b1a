/** A file that a command was given, as a stream. */
import { open, stat } from 'node:fs/promises'
import { PaperboyError } from '../errors.ts'

/** Throws `bad-input` for what cannot be read. */
export async function openFile(path: string, signal: AbortSignal) {
  const help = 'Check the path and that you may read it.'
  try {
    // Before opening, which would wait at a pipe for ever.
    if (!(await stat(path)).isFile()) {
      throw new PaperboyError('bad-input', `${path} is not a file`, { help })
    }
    const file = await open(path)
    return file.createReadStream({ signal })
  } catch (cause) {
    if (cause instanceof PaperboyError) throw cause
    throw new PaperboyError('bad-input', `${path} cannot be read`, { help, cause })
  }
}
