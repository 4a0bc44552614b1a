/** A file that somebody wrote by hand, whole: an archive of editions, a page of translations. */
import { PaperboyError } from '../errors.ts'
import { openFile } from './open-file.ts'

/** Longer ones are split by their editors. */
const mostBytes = 64 * 1024 * 1024

export async function readWhole(path: string, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of await openFile(path, signal)) {
    chunks.push(chunk as Buffer)
    bytes += (chunk as Buffer).length
    if (bytes > mostBytes) {
      throw new PaperboyError('bad-input', `${path} is longer than 64 MB`, {
        help: 'Split it by years.',
      })
    }
  }
  return Buffer.concat(chunks).toString('utf8')
}
