/** `export`: all readers as a subscriber file, or editions as their archive, which `import` takes; or all
 * there is, which `restore` takes. */
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import type { Command, CommandContext, CommandValues } from '../command.ts'
import type { ArchiveFormat } from '../edition-services.ts'

export const exportFile: Command = {
  name: 'export',
  summary: 'write all readers and who left (CSV), or editions, as a file that `import` takes',
  usage:
    'export [FILE] [--as subscribers|editions] [--series NAME] [--format text|markdown|json] | export --all FOLDER|FILE.tar.gz',
  options: {
    all: { type: 'boolean' },
    as: { type: 'string' },
    series: { type: 'string' },
    format: { type: 'string' },
  },
  help: {
    all: 'everything there is, as JSON by the line, which `restore` takes',
    as: 'what to write: subscribers (the default) or editions',
    series: 'of editions: which series, where there are several',
    format:
      'of editions: text, markdown or json, by default what the name of the file ends in; json tells all (drafts, hours, corrections, the series), the others what is published',
  },
  takesWords: true,
  async run({ services, values, positionals, cwd, io, signal }) {
    const [file, more] = positionals
    if (more !== undefined) throw new PaperboyError('bad-input', 'one file is named at most')
    if (values.all) return exportAll({ services, io, to: file && resolve(cwd, file) })
    if (isEditions(values)) {
      const options = editionOptions(values, file ?? '')
      const text = await services.exportEditions(options)
      if (file === undefined) {
        await io.out(text)
        return 0
      }
      const path = resolve(cwd, file)
      await writeWhole(path, text)
      await io.out(`editions as ${formatWords[options.format]} in ${path}`)
      return 0
    }
    return exportReaders({ services, io, signal, path: file && resolve(cwd, file) })
  },
}

async function exportReaders({
  services,
  io,
  signal,
  path,
}: Pick<CommandContext, 'services' | 'io' | 'signal'> & { path: string | undefined }) {
  let without = 0
  const lines = services.exportSubscribers(signal, (count) => {
    without = count
  })
  if (path === undefined) {
    for await (const line of lines) await io.out(line)
  } else {
    await io.out(`${await writeLines(path, lines)} people in ${path}`)
    await io.note(
      'It holds addresses: keep it where nobody else reads it. All there is: --all, or `backup`.',
    )
  }
  if (without > 0) await io.note(withoutLine(without))
  return 0
}

const withoutLine = (count: number): string => {
  const who = count === 1 ? '1 reader follows' : `${count} readers follow`
  const are = count === 1 ? 'is' : 'are'
  return `${who} nothing that is still kept and ${are} not in the file, since \`import\` refuses such rows. Whoever is to come along chooses a topic on their page first.`
}

async function exportAll({
  services,
  io,
  to,
}: Pick<CommandContext, 'services' | 'io'> & { to: string | undefined }): Promise<number> {
  if (to === undefined) {
    throw new PaperboyError('bad-input', 'where the export goes is missing', {
      help: 'Give export --all FOLDER, or FILE.tar.gz.',
    })
  }
  const { tables, rows } = await services.exportAll(to)
  await io.out(`${rows} rows of ${tables} tables in ${to}`)
  await io.note('It holds addresses and the key of every link: keep it where nobody else reads it.')
  return 0
}

function isEditions({ as }: CommandValues): boolean {
  if (as === undefined || as === 'subscribers') return false
  if (as === 'editions') return true
  throw new PaperboyError('bad-input', `--as ${as} is not known`, {
    help: 'Subscribers and editions are exported; for all there is, --all or `backup`.',
  })
}

const formats: ArchiveFormat[] = ['text', 'markdown', 'json']
const formatWords = { text: 'text', markdown: 'Markdown', json: 'JSON' }

/** As `import` takes a file of that name for. */
function formatOf(file: string): ArchiveFormat {
  if (/\.json$/i.test(file)) return 'json'
  return /\.(md|markdown)$/i.test(file) ? 'markdown' : 'text'
}

function editionOptions({ series, format }: CommandValues, file: string) {
  const known = formats.find((one) => one === (format ?? formatOf(file)))
  if (known) return { series: series === undefined ? null : String(series), format: known }
  throw new PaperboyError('bad-input', `--format ${format} is not known`, {
    help: 'Give text, markdown or json.',
  })
}

const notWritten = (path: string) => (cause: unknown) => {
  throw new PaperboyError('bad-input', `${path} cannot be written`, { cause })
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`
  await writeFile(draft, text).catch(notWritten(path))
  await rename(draft, path)
}

/** Whole or absent. Returns how many lines there are but for the header. */
async function writeLines(path: string, lines: AsyncGenerator<string>): Promise<number> {
  const draft = `${path}.draft`
  const file = await open(draft, 'w', 0o600).catch(notWritten(path))
  let count = -1
  try {
    for await (const line of lines) {
      await file.write(`${line}\r\n`)
      count += 1
    }
    await file.close()
    await rename(draft, path)
  } catch (error) {
    await file.close()
    await rm(draft, { force: true })
    throw error
  }
  return count
}
