/** The commands about editions, made of their verbs. */
import type { EditionServices, EditionsRequest } from '../cli/edition-services.ts'
import type { Archive } from '../editorial/archive/archive.ts'
import { exportEditions } from '../editorial/archive/export-editions.ts'
import { importEditions } from '../editorial/archive/import-editions.ts'
import { readArchive } from '../editorial/archive/read-archive.ts'
import { writeArchive } from '../editorial/archive/write-archive.ts'
import { tokenEditor } from '../editorial/editor.ts'
import { createSeries, findSeries, listSeries, type Series, setAway } from '../editorial/series.ts'
import { PaperboyError } from '../errors.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { tagPapers } from '../tagging/tag-papers.ts'
import { readWhole } from './read-whole.ts'

type LookUp = (
  calendar: Calendar,
  text: string,
) => Promise<{ kind: 'found'; paperId: number } | { kind: 'unknown' }>

export function wireEditions({ db, lookUp }: { db: Db; lookUp: LookUp }): EditionServices {
  return {
    async importEditions(calendar, input, signal) {
      const text = await readWhole(input.file, signal)
      const archive = readArchive(text, input.file)
      const fetchPaper = calendar.fixed ? undefined : fetcher(calendar, lookUp)
      const bring = async (on: Db) => {
        const { series, made } = await seriesOf(on, input, archive)
        const given = { archive, series, dryRun: input.dryRun, who: 'import' }
        const deps = { db: on, calendar, tagPapers, fetchPaper }
        return { ...(await importEditions(deps, given)), made: made ? series.slug : null }
      }
      const report = await (input.dryRun ? undone(db, bring) : bring(db))
      const papers = report.papers.map(({ date, state, as, paper }) => {
        const { title, authors, abstract, note, hashtags, lines, doubts } = paper
        return { date, state, as, title, authors, abstract, note, hashtags, lines, doubts }
      })
      return { ...report, papers }
    },
    async exportEditions({ series: slug, format }) {
      const series = await seriesFor(db, { series: slug, make: null })
      const { slug: own, name, language, timezone, awayUntil } = series
      const settings = { slug: own, name, language, timezone, awayUntil }
      return writeArchive(await exportEditions(db, series), format, [settings])
    },
  }
}

class Undone<T> extends Error {
  constructor(readonly result: T) {
    super()
  }
}

/** A series that an import would make is made and gone again. */
async function undone<T>(db: Db, run: (on: Db) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      throw new Undone(await run(tx as unknown as Db))
    })
  } catch (error) {
    if (error instanceof Undone) return error.result as T
    throw error
  }
}

/** After three that did not answer, nobody is asked any more: an archive is not kept waiting. */
function fetcher(calendar: Calendar, lookUp: LookUp) {
  let failures = 0
  return async (address: string): Promise<number | null> => {
    if (failures >= 3) return null
    try {
      const found = await lookUp(calendar, address)
      return found.kind === 'found' ? found.paperId : null
    } catch (error) {
      if (!(error instanceof PaperboyError)) throw error
      if (error.code !== 'bad-input') failures += 1
      return null
    }
  }
}

/** What the file tells of the series makes it, where it is not there and no other way was given. */
async function seriesOf(
  db: Db,
  input: EditionsRequest,
  { series: told = [] }: Archive,
): Promise<{ series: Series; made: boolean }> {
  const named = told.filter(({ slug }) => input.series === null || slug === input.series)
  const [only, other] = named
  const slug = input.series ?? (other ? null : (only?.slug ?? null))
  const held = slug === null ? null : await findSeries(db, slug)
  if (held) return { series: held, made: false }
  if (!only || other || input.make) {
    const before = (await listSeries(db)).length
    const series = await seriesFor(db, input)
    return { series, made: (await listSeries(db)).length > before }
  }
  const { awayUntil, ...fields } = only
  const by = { ...tokenEditor, who: 'import' }
  const series = await createSeries(db, { by, ...fields })
  if (awayUntil !== null) await setAway(db, { by, series, awayUntil })
  return { series, made: true }
}

async function seriesFor(
  db: Db,
  { series: slug, make }: Pick<EditionsRequest, 'series' | 'make'>,
): Promise<Series> {
  const all = await listSeries(db)
  const help = 'Make one at /admin/desk, or give --series SLUG --language ko --timezone Asia/Seoul.'
  if (slug === null) {
    const [only, other] = all
    if (only && !other) return only
    const names = all.map((one) => one.slug).join(', ')
    throw new PaperboyError('bad-input', 'it is not said which series', {
      help: all.length === 0 ? help : `--series takes one of ${names}.`,
    })
  }
  const found = await findSeries(db, slug)
  if (found) return found
  if (make === null) throw new PaperboyError('bad-input', `there is no series ${slug}`, { help })
  return createSeries(db, { by: { ...tokenEditor, who: 'import' }, slug, name: slug, ...make })
}
