/** One Paperboy that plans and does nothing else: a process of its own, so that its memory is planning's. */
import { fixedCalendar } from '../../storage/calendar.ts'
import { openApp } from '../bench-database.ts'
import { measure } from '../measure.ts'

export async function openPlanDay(input: { environment: Record<string, string> }) {
  const { app, close } = await openApp(input.environment)
  return {
    async plan(given: { now: string }) {
      const { result, cost } = await measure(() => app.plan(fixedCalendar(new Date(given.now))))
      const { planned, skipped } = result
      return { planned, skipped, ...cost }
    },
    close,
  }
}
