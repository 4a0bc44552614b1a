/** What the pages of the desk share: who is there, and the series an address names. */

import type { Editor } from '../../editorial/editor.ts'
import { findSeries, type Series } from '../../editorial/series.ts'
import { PaperboyError } from '../../errors.ts'
import { deskFaults } from '../../locales/spoken.ts'
import type { Db } from '../../storage/database.ts'

export type DeskEnv = { Variables: { editor: Editor } }

/** Throws `not-found`. */
export async function seriesOf({ db }: { db: Db }, slug: string): Promise<Series> {
  const series = await findSeries(db, slug)
  if (series) return series
  throw new PaperboyError('not-found', deskFaults.noSeries)
}
