/** Rows of a subscriber file. Each line is parsed by itself, so one bad quote spoils one row and never
 * swallows those after it; a field with a line break is put together only when the columns fit. */
import { parse } from 'csv-parse/sync'
import { PaperboyError } from '../../errors.ts'
import { readLines, type TextLine } from '../../lib/text-lines.ts'

/** `row` is the line in the file where it begins; the header is line 1. */
export type CsvRow =
  | { ok: true; row: number; fields: Map<string, string> }
  | { ok: false; row: number; why: string }

export type CsvFile = { columns: string[]; rows: AsyncGenerator<CsvRow> }

/** A row holds an address, a few settings and at most 200 tags. */
const longestLine = 64 * 1024
/** Lines that one quoted field may run over. */
const longestField = 20
const delimiters = [',', ';', '\t']

/** Column names come out lower case, `Consent Source` as `consent_source`. Throws `bad-input` when the
 * header has none of `required`, or one twice. */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  required: string[],
): Promise<CsvFile> {
  const lines = lookingAhead(readLines(chunks, longestLine))
  let header = await lines.next()
  while (header?.text?.trim() === '') header = await lines.next()
  if (!header) throw new PaperboyError('bad-input', 'the file is empty')
  const { columns, delimiter } = readHeader(header.text ?? '', required)
  return { columns, rows: readRows(lines, columns, delimiter) }
}

function readHeader(line: string, required: string[]) {
  const readings = delimiters.map((delimiter) => {
    const columns = (split(line, delimiter) ?? []).map(columnName)
    return { delimiter, columns, missing: required.filter((name) => !columns.includes(name)) }
  })
  readings.sort((a, b) => a.missing.length - b.missing.length)
  const best = readings[0] as (typeof readings)[number]
  if (best.missing.length > 0) {
    const found = line.replace(/[^\x20-\x7e]/g, '?').slice(0, 120)
    throw new PaperboyError(
      'bad-input',
      `the first line has no column ${best.missing.join(', ')}`,
      {
        help: `It names the columns, separated by commas. It reads: ${found}`,
      },
    )
  }
  const twice = best.columns.find(
    (name, index) => best.columns.indexOf(name) !== index && name !== '',
  )
  if (twice) throw new PaperboyError('bad-input', `the first line names ${twice} twice`)
  return best
}

const columnName = (name: string): string => {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return ['email_address', 'e_mail'].includes(plain) ? 'email' : plain
}

async function* readRows(
  lines: LookAhead,
  columns: string[],
  delimiter: string,
): AsyncGenerator<CsvRow> {
  for (let line = await lines.next(); line; line = await lines.next()) {
    const { number: row, text } = line
    if (text === null) {
      yield { ok: false, row, why: `is longer than ${longestLine / 1024} KB` }
      continue
    }
    const values = split(text, delimiter) ?? (await splitOver(text, lines, columns, delimiter))
    if (values === null) yield { ok: false, row, why: 'has a quotation mark that does not close' }
    else if (values.length > columns.length) {
      const why = `has ${values.length} fields, the header ${columns.length}`
      yield { ok: false, row, why }
    } else if (values.some((value) => value !== '')) {
      yield { ok: true, row, fields: new Map(columns.map((name, i) => [name, values[i] ?? ''])) }
    }
  }
}

/** Told, since csv-parse looks for them letter by letter otherwise, half of its time. */
const record_delimiter = ['\r\n', '\n', '\r']

/** The fields of a line, or null when its quotes do not fit together. Most lines have none, and need no
 * parser of their own: ten times the cost. */
function split(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter).map((field) => field.trim())
  try {
    const options = { delimiter, record_delimiter, trim: true, relax_column_count: true }
    return parse(text, options)[0] ?? []
  } catch {
    return null
  }
}

/** Tries the line with those after it, which are taken only when every column is there. */
async function splitOver(
  text: string,
  lines: LookAhead,
  columns: string[],
  delimiter: string,
): Promise<string[] | null> {
  let whole = text
  for (let ahead = 0; ahead < longestField; ahead++) {
    const next = await lines.peek(ahead)
    if (next?.text == null || whole.length > longestLine) return null
    whole += `\n${next.text}`
    const values = split(whole, delimiter)
    if (values?.length === columns.length) {
      lines.drop(ahead + 1)
      return values
    }
  }
  return null
}

type LookAhead = {
  next(): Promise<TextLine | undefined>
  /** The line after so many others; nothing is taken. */
  peek(ahead: number): Promise<TextLine | undefined>
  drop(count: number): void
}

function lookingAhead(lines: AsyncGenerator<TextLine>): LookAhead {
  const held: TextLine[] = []
  const pull = async () => {
    const { value, done } = await lines.next()
    return done ? undefined : value
  }
  return {
    next: async () => held.shift() ?? pull(),
    async peek(ahead) {
      while (held.length <= ahead) {
        const line = await pull()
        if (!line) return undefined
        held.push(line)
      }
      return held[ahead]
    },
    drop: (count) => void held.splice(0, count),
  }
}
