/** `tick`: one round now, or at a given moment: plan what is due and get it out. */
import { calendarOf } from '../calendar-option.ts'
import type { Command } from '../command.ts'

export const tick: Command = {
  name: 'tick',
  summary: 'one round: poll, plan what is due, send; with --now a round at that moment',
  usage: 'tick [--now ISO] [--json]',
  options: { now: { type: 'string' }, json: { type: 'boolean' } },
  help: {
    now: 'the moment that counts as the present; no live source is polled',
    json: 'print {planned, skipped, accepted, waiting, parked, unknown, failed, withdrawn}',
  },
  async run({ services, values, io, signal }) {
    const report = await services.tick(calendarOf(values), signal, io.note)
    if (values.json) await io.out(JSON.stringify(report))
    else {
      const { planned, skipped, accepted, waiting, parked, unknown, failed, withdrawn } = report
      await io.out(
        `${planned} planned, ${skipped} had nothing new, ${accepted} accepted, ${waiting} waiting, ${parked} parked, ${unknown} unknown, ${failed} failed, ${withdrawn} withdrawn`,
      )
    }
    return 0
  },
}
