/** `live`: from the outbox to real mail, after a look at whom it would reach. */
import { localDate } from '../../lib/local-time.ts'
import type { Command } from '../command.ts'
import { laneLine, lettersIn } from '../lane-option.ts'
import type { LiveReport } from '../operator-services.ts'

/** Hours named in plain output. */
const namedAtMost = 24

export const live: Command = {
  name: 'live',
  summary: 'show whom real mail would reach and when; with --yes, let it out',
  usage: 'live [--yes] [--json]',
  options: { yes: { type: 'boolean' }, json: { type: 'boolean' } },
  help: {
    yes: 'from now on mail leaves the house; without, nothing changes',
    json: 'print {transport, from, standing, readers, times, timezone, outboxLetters, lanes}',
  },
  async run({ services, values, io }) {
    const report = await services.live({ yes: values.yes === true }, io.note)
    if (values.json) await io.out(JSON.stringify(report))
    else for (const line of describe(report)) await io.out(line)
    return 0
  },
}

function describe(report: LiveReport): string[] {
  const { transport, from, standing, outboxLetters } = report
  const would = standing === 'waits' ? 'would go' : 'goes'
  return [
    `Mail ${would} through ${transport}, from ${from}.`,
    ...timeLines(report),
    ...report.lanes.map(laneLine),
    ...(outboxLetters > 0
      ? [`${lettersIn(outboxLetters)} of before stayed in the outbox; none of them is sent again.`]
      : []),
    lastLine[standing],
  ]
}

function timeLines({ readers, times, timezone }: LiveReport): string[] {
  if (readers === 0) return ['No reader is due a digest yet.']
  const lines = times.slice(0, namedAtMost).map(({ at, readers: due }) => {
    return `  ${hourIn(at, timezone)}  ${due === 1 ? '1 reader' : `${due} readers`}`
  })
  const rest = times.length - lines.length
  const who = readers === 1 ? '1 reader gets' : `${readers} readers get`
  return [
    `${who} digests, next at (${timezone}):`,
    ...lines,
    ...(rest > 0 ? [`  and in ${rest} later hours; --json names them`] : []),
  ]
}

function hourIn(at: string, timezone: string): string {
  const instant = new Date(at)
  const time = instant.toLocaleTimeString('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
  })
  const day = instant.toLocaleDateString('en-GB', { timeZone: timezone, weekday: 'short' })
  return `${day} ${localDate(instant, timezone)} ${time}`
}

const lastLine: Record<LiveReport['standing'], string> = {
  waits: 'Nothing is sent yet. `paperboy live --yes` lets it out.',
  released: 'Mail leaves the house from now on.',
  'was-live': 'It was live already; nothing changed.',
}
