/** `subscriber`: what is held about one reader, in sentences to paste into an answer; a pause and an
 * erasure on their behalf. */
import type { Download } from '../../digest/download-subscriber.ts'
import { PaperboyError } from '../../errors.ts'
import { longestPauseDays } from '../../subscribers/pause.ts'
import type { Command, CommandContext } from '../command.ts'
import { wholeNumber } from '../whole-number-option.ts'

export const subscriber: Command = {
  name: 'subscriber',
  summary: 'show, pause or erase one reader',
  usage:
    'subscriber show X [--json] | pause X [--days N | --until DAY] [--json] | erase X [--json]',
  options: {
    days: { type: 'string' },
    until: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    days: 'pause: how long, 7 unless told',
    until: 'pause: the first day with a digest again',
    json: 'print what a program may read; show: everything held',
  },
  takesWords: true,
  async run(context) {
    const [act, email, more] = context.positionals
    const known = acts.find(({ name }) => name === act)
    if (!known || email === undefined || more !== undefined) {
      throw new PaperboyError('bad-input', wrongWords(act, known !== undefined), {
        help: 'Give `subscriber show kim@lab.example`, or pause or erase in place of show.',
      })
    }
    for (const option of ['days', 'until']) {
      if (act !== 'pause' && context.values[option] !== undefined) {
        throw new PaperboyError('bad-input', `--${option} says nothing to subscriber ${act}`, {
          help: 'See --help.',
        })
      }
    }
    return known.run(context, email)
  },
}

const acts = [
  { name: 'show', run: show },
  { name: 'pause', run: pause },
  { name: 'erase', run: erase },
]

function wrongWords(act: string | undefined, known: boolean): string {
  if (act === undefined) return 'subscriber needs to know what to do'
  return known ? `subscriber ${act} takes one address` : `subscriber ${act} is not known`
}

async function show({ services, values, io }: CommandContext, email: string): Promise<number> {
  const found = await services.showSubscriber({ email })
  if (values.json) await io.out(JSON.stringify(found))
  else for (const line of lines(found)) await io.out(line)
  return 0
}

function lines({ inWords, subscriber, interests, digests }: Download): string[] {
  const { email, timezone, hour, rhythm, number, pausedUntil } = subscriber
  const follows = interests.map(({ tag, query, level }) =>
    level === 'normal' ? (tag ?? query) : `${tag ?? query} (${level})`,
  )
  const newest = digests[0]?.period
  return [
    `${email}`,
    ...inWords,
    `Follows: ${follows.join(', ') || 'nothing'}.`,
    `Digest: ${rhythm} at ${String(hour).padStart(2, '0')}:00 ${timezone}, ${number} papers in full.`,
    ...(pausedUntil ? [`Paused until ${pausedUntil}.`] : []),
    newest === undefined
      ? 'No digest yet.'
      : `${digests.length} digests on record, the newest of ${newest}.`,
  ]
}

async function pause({ services, values, io }: CommandContext, email: string): Promise<number> {
  const days = wholeNumber(values, 'days', { from: 1, to: longestPauseDays })
  const until = typeof values.until === 'string' ? values.until : null
  if (days !== null && until !== null) {
    throw new PaperboyError('bad-input', '--days and --until exclude each other', {
      help: 'Give one of the two.',
    })
  }
  const report = await services.pauseSubscriber({
    email,
    ...(days === null ? {} : { days }),
    ...(until === null ? {} : { until }),
  })
  if (values.json) await io.out(JSON.stringify(report))
  else if (report.pausedUntil === null) await io.out('no digest is sent there; nothing changed')
  else await io.out(`paused until ${report.pausedUntil}${report.changed ? '' : ' (as before)'}`)
  return 0
}

async function erase({ services, values, io }: CommandContext, email: string): Promise<number> {
  const report = await services.eraseSubscriber({ email })
  if (values.json) await io.out(JSON.stringify(report))
  else {
    await io.out('erased; a keyed hash stays, so that no file brings the address back')
    if (!report.finished) await io.out('a letter is under way; it is emptied when it is settled')
  }
  return 0
}
