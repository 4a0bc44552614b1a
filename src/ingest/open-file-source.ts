/** A file given by hand as a source: a corpus, a recorded answer of arXiv, Daily Papers or Semantic
 * Scholar, or BibTeX.
 * What is none of them is refused before anything is stored. */
import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { PaperboyError } from '../errors.ts'
import { detectFormat, headBytes } from './detect-format.ts'
import { readRecorded } from './read-recorded.ts'
import { type KnownCategories, pagesOf, type Source, type SourcePage } from './source.ts'
import { readBibtexPapers } from './sources/bibtex-file.ts'
import { corpusFile } from './sources/corpus-file.ts'
import { readDailyPapers } from './sources/hugging-face.ts'
import { readScholarReply } from './sources/semantic-scholar.ts'

/** Feeds and replies are read whole: four times what arXiv sends at most. */
const maxWholeBytes = 20_000_000

/** Throws PaperboyError 'bad-input' for a file that cannot be read or is not what it claims. */
export async function openFileSource(
  path: string,
  knownCategories: KnownCategories,
): Promise<Source> {
  const { head, size } = await readHead(path)
  const detected = detectFormat(head)
  if (!detected.ok) throw refusal(path, detected.why)
  if (detected.format === 'corpus') return corpusFile(path, knownCategories)
  if (size > maxWholeBytes) throw refusal(path, `it has more than ${maxWholeBytes} bytes`)
  const text = await readText(path)
  try {
    if (detected.format === 'hf') return pagesSource('hf', readDailyPapers(text).found)
    if (detected.format === 'scholar') {
      return pagesSource('semantic-scholar', readScholarReply(text))
    }
    if (detected.format === 'bibtex') {
      return pagesSource('bibtex', readBibtexPapers(text, knownCategories))
    }
    const { name, page } = readRecorded(text, knownCategories)
    return pagesSource(name, page)
  } catch (cause) {
    throw cause instanceof PaperboyError ? refusal(path, cause.message, cause) : cause
  }
}

const pagesSource = (name: string, page: SourcePage): Source => ({
  name,
  async *pages() {
    yield* pagesOf(page)
  },
})

async function readHead(path: string): Promise<{ head: Uint8Array; size: number }> {
  try {
    // Before opening, which would wait at a pipe for ever.
    const facts = await stat(path)
    if (!facts.isFile()) throw refusal(path, 'it is not a file')
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      return { head: buffer.subarray(0, bytesRead), size: facts.size }
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof PaperboyError) throw cause
    const [why, help] = reasonOf(cause)
    throw new PaperboyError('bad-input', `${path} ${why}`, { help, cause })
  }
}

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    throw refusal(path, 'it is not UTF-8 text', cause)
  }
}

/** The system's code in words, and what to do. */
function reasonOf(cause: unknown): [why: string, help: string] {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'
  const path = 'Check the path; it counts from the folder in which the command is given.'
  if (code === 'ENOENT' || code === 'ENOTDIR') return ['does not exist', path]
  if (code === 'EACCES' || code === 'EPERM') {
    return ['may not be read', 'Let the user that runs Paperboy read it.']
  }
  return [`cannot be read (${code})`, 'Check the disk it is on.']
}

const refusal = (path: string, why: string, cause?: unknown): PaperboyError =>
  new PaperboyError('bad-input', `${basename(path)} was refused: ${why}`, {
    help: 'Give a corpus file (JSONL, one paper a line), a recorded answer of arXiv (RSS, Atom, OAI-PMH, API), a JSON reply of Hugging Face Daily Papers or Semantic Scholar, or BibTeX.',
    cause,
  })
