/** `ingest`: brings papers in, from the live sources or from a file. */
import { resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import type { IngestReport } from '../../ingest/store-page.ts'
import { calendarOf } from '../calendar-option.ts'
import type { Command, CommandContext } from '../command.ts'
import { required } from '../required-option.ts'

/** Skipped records named in plain output; --json names all. */
const namedAtMost = 10

export const ingest: Command = {
  name: 'ingest',
  summary: 'bring papers in from the live sources or a file',
  usage: 'ingest [--source NAME | --file PATH] [--now ISO] [--json]',
  options: {
    source: { type: 'string' },
    file: { type: 'string' },
    now: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    source: 'one live source instead of all of SOURCES',
    file: 'a corpus file (JSONL), a recorded arXiv feed or a Daily Papers reply',
    now: 'the moment that counts as the present',
    json: 'print {read, new, updated, unchanged, skipped}',
  },
  async run(context) {
    const { values, io } = context
    if (values.file !== undefined && values.source !== undefined) {
      throw new PaperboyError('bad-input', '--source and --file do not go together', {
        help: 'Give one of the two.',
      })
    }
    const reports =
      values.file === undefined ? await fromSources(context) : [await fromFile(context)]
    const report = addUp(reports)
    if (values.json) await io.out(JSON.stringify(report))
    else for (const line of describe(report)) await io.out(line)
    return 0
  },
}

/** Without a name, as from an empty variable of a script, the sources would be asked instead. */
const fromFile = ({ services, values, cwd, signal }: CommandContext) =>
  services.ingest(calendarOf(values), { file: resolve(cwd, required(values, 'file')) }, signal)

async function fromSources({ services, values, io, signal }: CommandContext) {
  const calendar = calendarOf(values)
  if (calendar.fixed) {
    throw new PaperboyError('bad-input', 'with --now no live source is polled', {
      help: 'Leave --now out, or give --file.',
    })
  }
  const names = values.source === undefined ? services.liveSources : [required(values, 'source')]
  const reports: IngestReport[] = []
  for (const source of names) {
    await io.note(`asking ${source} ...`)
    reports.push(await services.ingest(calendar, { source }, signal))
  }
  return reports
}

const addUp = (reports: IngestReport[]): IngestReport => ({
  read: sum(reports, 'read'),
  new: sum(reports, 'new'),
  updated: sum(reports, 'updated'),
  unchanged: sum(reports, 'unchanged'),
  skipped: reports.flatMap((report) => report.skipped),
})

const sum = (reports: IngestReport[], field: 'read' | 'new' | 'updated' | 'unchanged') =>
  reports.reduce((total, report) => total + report[field], 0)

function describe(report: IngestReport): string[] {
  const { skipped } = report
  const counts = `${report.read} read: ${report.new} new, ${report.updated} updated, ${report.unchanged} unchanged, ${skipped.length} skipped`
  const named = skipped.slice(0, namedAtMost).map(({ where, why }) => `  skipped ${where}: ${why}`)
  const rest = skipped.length - named.length
  return [counts, ...named, ...(rest > 0 ? [`  and ${rest} more; --json names all`] : [])]
}
