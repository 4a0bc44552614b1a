/** `prune`: what the night does by itself, now. */
import type { Command } from '../command.ts'
import type { PruneReport } from '../services.ts'

const words: Record<keyof PruneReport, string> = {
  letters: 'letters older than 90 days',
  batches: 'batches without letters',
  events: 'provider events older than 90 days',
  outbox: 'outbox mails older than 7 days, or behind the newest 1,000',
  skips: 'turns without a digest older than 30 days',
  digests: 'digests older than 400 days',
  interests: 'interests of those who left 30 days ago',
  consents: 'consent records of those who left 3 years ago',
  queries: 'queries older than 30 days that nobody uses',
  links: 'account links that ran out 30 days ago',
  devices: 'devices remembered 90 days ago',
  unconfirmed: 'sign-ups that ran out 30 days ago, with the address',
}

export const prune: Command = {
  name: 'prune',
  summary: 'let go of what is kept for a time only; done each night by itself',
  usage: 'prune [--json]',
  options: { json: { type: 'boolean' } },
  help: { json: `print {${Object.keys(words).join(', ')}}` },
  async run({ services, values, io, signal }) {
    const report = await services.prune(signal)
    if (values.json) await io.out(JSON.stringify(report))
    else {
      const lines = Object.entries(words).flatMap(([key, what]) => {
        const count = report[key as keyof PruneReport]
        return count === 0 ? [] : [`${count} ${what}`]
      })
      for (const line of lines.length > 0 ? lines : ['nothing was old enough']) await io.out(line)
    }
    return 0
  },
}
