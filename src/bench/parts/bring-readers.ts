/** One Paperboy that imports and does nothing else: a process of its own, so that its memory is the import's. */
import { databaseCalendar } from '../../storage/calendar.ts'
import { openApp } from '../bench-database.ts'
import { measure } from '../measure.ts'

export async function openBringReaders(input: { environment: Record<string, string> }) {
  const { app, close } = await openApp(input.environment)
  const { signal } = new AbortController()
  return {
    async bring({ file }: { file: string }) {
      const given = { file, tags: [], overwrite: false, dryRun: false }
      const { result, cost } = await measure(() =>
        app.services.importSubscribers(databaseCalendar, given, signal),
      )
      const { created, unchanged } = result
      return { created, unchanged, ...cost }
    },
    close,
  }
}
