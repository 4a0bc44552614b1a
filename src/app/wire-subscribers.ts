/** The commands about one reader, made of their verbs. */
import type { SubscriberServices } from '../cli/subscriber-services.ts'
import type { Config } from '../config.ts'
import { downloadSubscriber } from '../digest/download-subscriber.ts'
import { findReader } from '../digest/find-reader.ts'
import { commandLine } from '../editorial/editor.ts'
import { recordChange } from '../editorial/record-change.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { eraseSubscriber } from '../subscribers/erase-subscriber.ts'
import { leave } from '../subscribers/leave.ts'
import { readSubscriber } from '../subscribers/read-subscriber.ts'
import { finishErasures } from './finish-erasures.ts'

export function wireSubscribers(app: {
  config: Config
  db: Db
  keys: KeyRing
}): SubscriberServices {
  const { db, keys } = app
  const deps = { db, keys, calendar: databaseCalendar, siteName: app.config.siteName }
  return {
    async showSubscriber({ email }) {
      const { id: subscriberId } = await findReader(db, email)
      const found = await downloadSubscriber(deps, { subscriberId, locale: 'en' })
      // Erased since it was found.
      return found ?? this.showSubscriber({ email })
    },
    async pauseSubscriber({ email, ...how }) {
      const { id: subscriberId } = await findReader(db, email)
      const result = await recordChange(
        db,
        (tx) => leave({ ...deps, db: tx }, { subscriberId, action: 'pause', ...how }),
        lineOf('reader-pause', subscriberId),
      )
      const pausedUntil = (await readSubscriber(db, subscriberId))?.pausedUntil ?? null
      return { changed: result.outcome === 'done' && result.changed, pausedUntil }
    },
    async eraseSubscriber({ email }) {
      const { id } = await findReader(db, email)
      await recordChange(
        db,
        (tx) => eraseSubscriber({ ...deps, db: tx }, { email }),
        lineOf('reader-erase', id),
      )
      await finishErasures(db)
      return { finished: (await readSubscriber(db, id)) === null }
    },
  }
}

const lineOf = (act: 'reader-pause' | 'reader-erase', id: number) => ({
  ...{ who: commandLine.who, act, what: `reader ${id}` },
})
