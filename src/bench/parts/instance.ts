/** One Paperboy: plans and delivers through the verbs of `tick`, with the provider's rate lifted. */
import { fixedCalendar } from '../../storage/calendar.ts'
import { openApp } from '../bench-database.ts'

/** When it began and ended, by the machine's clock, so that instances can be laid over each other. */
export type Stretch = { from: number; to: number; cpuSeconds: number }

export async function openInstance(input: { environment: Record<string, string>; now: string }) {
  const { app, close } = await openApp(input.environment)
  const calendar = fixedCalendar(new Date(input.now))
  return {
    async plan() {
      const { result, stretch } = await timed(() => app.plan(calendar))
      return { ...stretch, planned: result.planned }
    },
    async deliver() {
      const { result, stretch } = await timed(() => app.deliver(calendar, { untilIdle: true }))
      return { ...stretch, ...result }
    },
    /** Of the whole process, from its start. */
    async close() {
      await close()
      return { peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024) }
    },
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; stretch: Stretch }> {
  const before = process.cpuUsage()
  const from = Date.now()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, stretch: { from, to: Date.now(), cpuSeconds: (user + system) / 1e6 } }
}
