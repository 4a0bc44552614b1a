/** Counts reads and PDF clicks in memory and writes them every few seconds, so that a page costs the
 * database nothing. A kill loses those few seconds, and nothing else hangs on them. */
import type { Log } from '../../observability/log.ts'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db } from '../../storage/database.ts'
import { storeViews, type Views } from './store-views.ts'
import { dayOf } from './trend.ts'

export type ViewKind = 'reads' | 'pdfClicks'
export type ViewCounter = {
  count(kind: ViewKind, publicId: string): void
  /** Writes what was counted so far; call it at the end. Never rejects. */
  flush(): Promise<void>
}

const everyMs = 5_000
/** Of different papers between two writes: nobody fills the memory. */
const papersHeld = 20_000

export function createViewCounter(deps: { db: Db; calendar: Calendar; log: Log }): ViewCounter {
  let counted = new Map<string, Views>()
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const views = [...counted.values()]
    if (views.length === 0) return
    counted = new Map()
    try {
      const day = dayOf(await deps.calendar.now(deps.db))
      await storeViews(deps.db, { views, day })
    } catch (error) {
      deps.log.warn({ event: 'views-lost', papers: views.length, error }, 'reads were not counted')
    }
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    writing = writing.then(write)
    return writing
  }

  return {
    count(kind, publicId) {
      const views = counted.get(publicId) ?? { publicId, reads: 0, pdfClicks: 0 }
      views[kind] += 1
      if (counted.size < papersHeld) counted.set(publicId, views)
      // Does not keep a process alive that is done.
      timer ??= setTimeout(() => void flush(), everyMs).unref()
    },
    flush,
  }
}
