/** `prune`: what the night does by itself, now. */
import type { Command } from '../command.ts'
import type { PruneReport } from '../services.ts'

const words: Record<keyof PruneReport, string> = {
  letters: 'letters that were kept long enough',
  batches: 'batches without letters',
  events: 'provider events of such letters',
  outbox: 'outbox mails that are old, or behind the newest',
  skips: 'turns without a digest',
  digests: 'digests',
  reasons: 'reasons that no digest gives any more',
  cards: 'cards that no letter shows any more',
  interests: 'interests of those who left',
  consents: 'consent records of those who left long ago',
  queries: 'queries older than 30 days that nobody uses',
  daily: 'daily totals of papers older than 400 days',
  links: 'account links that ran out 30 days ago',
  devices: 'devices remembered 90 days ago',
  unconfirmed: 'sign-ups that ran out 30 days ago, with the address',
  calls: 'calls of webhooks that were kept long enough',
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
