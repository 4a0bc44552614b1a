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

/** With the share of it that was read so far, 0 to 1. */
export async function openCounted(path: string, signal: AbortSignal) {
  const content = await openFile(path, signal)
  const { size } = await stat(path)
  let read = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      read += chunk.length
      yield chunk
    }
  }
  return { content: counted(), share: () => (size === 0 ? 1 : Math.min(1, read / size)) }
}
