/** `ingest`: brings papers in, from the live sources, from a file, or from arXiv's past. */
import { resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import type { IngestReport } from '../../ingest/store-page.ts'
import { calendarOf } from '../calendar-option.ts'
import type { Command, CommandContext } from '../command.ts'
import { dateOf } from '../date-option.ts'
import { createProgress } from '../progress.ts'
import { required } from '../required-option.ts'

/** Skipped records named in plain output; --json names all. */
const namedAtMost = 10

export const ingest: Command = {
  name: 'ingest',
  summary: 'bring papers in from the live sources, a file, or the past of arXiv',
  usage:
    'ingest [--source NAME | --file PATH | --source arxiv-oai --from DATE [--until DATE] [--set SET]] [--now ISO] [--json]',
  options: {
    source: { type: 'string' },
    file: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    set: { type: 'string' },
    now: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    source: 'one live source instead of all of SOURCES',
    file: 'a corpus file (JSONL), a recorded arXiv answer, a Daily Papers reply, or BibTeX',
    from: 'with --source arxiv-oai: everything arXiv changed since that day; nothing of it is mailed',
    until: 'the last day of it; today when left out',
    set: 'only of it: cs, cs:cs:CV, physics:hep-th',
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
    const report = addUp(await reportsOf(context))
    if (values.json) await io.out(JSON.stringify(report))
    else for (const line of describe(report)) await io.out(line)
    return 0
  },
}

async function reportsOf(context: CommandContext): Promise<IngestReport[]> {
  const { values } = context
  if (['from', 'until', 'set'].some((name) => values[name] !== undefined)) {
    return [await fromThePast(context)]
  }
  return values.file === undefined ? fromSources(context) : [await fromFile(context)]
}

/** Without a name, as from an empty variable of a script, the sources would be asked instead. */
const fromFile = ({ services, values, cwd, signal }: CommandContext) =>
  services.ingest(calendarOf(values), { file: resolve(cwd, required(values, 'file')) }, signal)

async function fromThePast({ services, values, io, signal }: CommandContext) {
  refuseNow(calendarOf(values).fixed)
  const from = dayOf(values, 'from')
  if (values.source !== 'arxiv-oai' || from === undefined) {
    throw new PaperboyError(
      'bad-input',
      'a range of days goes with --source arxiv-oai and --from',
      {
        help: 'Give --source arxiv-oai --from 2026-11-01.',
      },
    )
  }
  const set = values.set === undefined ? undefined : required(values, 'set')
  const range = { from, until: dayOf(values, 'until'), set }
  const progress = createProgress(io)
  await io.note(`asking arXiv for what changed since ${from} ...`)
  try {
    return await services.backfill(range, {
      signal,
      tell: ({ share, day, read, new: fresh }) =>
        progress.tell(share, `${day}: ${read} read, ${fresh} new`),
    })
  } finally {
    await progress.end()
  }
}

const dayOf = (values: CommandContext['values'], name: string): string | undefined =>
  dateOf(values, name)?.toISOString().slice(0, 10)

function refuseNow(fixed: boolean): void {
  if (!fixed) return
  throw new PaperboyError('bad-input', 'with --now no live source is polled', {
    help: 'Leave --now out, or give --file.',
  })
}

async function fromSources({ services, values, io, signal }: CommandContext) {
  const calendar = calendarOf(values)
  refuseNow(calendar.fixed)
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
