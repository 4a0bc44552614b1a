/** `suppressions`: addresses that nobody may mail and domains that refuse us; letting them go. */
import { PaperboyError } from '../../errors.ts'
import { suppressionReasons } from '../../subscribers/list-suppressions.ts'
import type { Command, CommandContext, CommandValues } from '../command.ts'
import { dateOf } from '../date-option.ts'
import type { ReleaseReport, ReleaseRequest, SuppressionsList } from '../suppression-services.ts'

const shownAtMost = 100
const keptAtMost = 1_000_000

export const suppressions: Command = {
  name: 'suppressions',
  summary: 'list addresses nobody may mail, or release them here and at Resend',
  usage:
    'suppressions list [--reason R] [--since DAY] [--json] | release ADDRESS | release --domain D [--since DAY] [--dry-run] [--json]',
  options: {
    reason: { type: 'string' },
    since: { type: 'string' },
    domain: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  help: {
    reason: `list: only ${suppressionReasons.join(', ')}`,
    since: 'list: suppressed since that day; release: with --domain, bounces since that day',
    domain: 'release: end the pause of a domain that refused us; addresses only with --since',
    'dry-run': 'release: say what would happen, change nothing',
    json: 'print what a program may read',
  },
  takesWords: true,
  async run(context) {
    const [act, ...words] = context.positionals
    if (act === 'list' && words.length === 0) return list(context)
    if (act === 'release') return release(context, words)
    throw new PaperboyError('bad-input', wrongWords(act), {
      help: 'Give `suppressions list` or `suppressions release ADDRESS`.',
    })
  },
}

const wrongWords = (act: string | undefined): string => {
  if (act === undefined) return 'suppressions needs to know what to do'
  return act === 'list'
    ? 'suppressions list takes options only'
    : `suppressions ${act} is not known`
}

async function list({ services, values, io }: CommandContext): Promise<number> {
  for (const name of ['domain', 'dry-run']) refuseOption(values, name, 'list')
  const { reason } = values
  const known = suppressionReasons.find((one) => one === reason)
  if (reason !== undefined && known === undefined) {
    throw new PaperboyError('bad-input', `--reason ${reason} is not known`, {
      help: `Give one of ${suppressionReasons.join(', ')}.`,
    })
  }
  const since = dateOf(values, 'since')
  const filter = { ...(known ? { reason: known } : {}), ...(since ? { since } : {}) }
  const limit = values.json ? keptAtMost : shownAtMost
  const found = await services.listSuppressions({ ...filter, limit })
  if (values.json) await io.out(JSON.stringify(found))
  else for (const line of listLines(found)) await io.out(line)
  return 0
}

function listLines({ total, suppressions, pausedDomains }: SuppressionsList): string[] {
  const lines = suppressions.map(
    ({ hash, reason, since }) => `${since.slice(0, 10)}  ${reason.padEnd(13)}  ${hash}`,
  )
  const more = total - suppressions.length
  if (more > 0) lines.push(`and ${more} more; --json names all`)
  lines.push(
    total === 0
      ? 'no address is suppressed'
      : `${total} suppressed; addresses are kept as hashes, so none can be named`,
  )
  for (const { domain, until, reason } of pausedDomains) {
    lines.push(`${domain} is paused until ${until.slice(0, 16).replace('T', ' ')} UTC: ${reason}`)
  }
  return lines
}

async function release(
  { services, values, io, signal }: CommandContext,
  words: string[],
): Promise<number> {
  refuseOption(values, 'reason', 'release')
  const request = requestOf(values, words)
  const report = await services.releaseSuppressions(request, signal)
  if (values.json) await io.out(JSON.stringify(report))
  else for (const line of releaseLines(request, report)) await io.out(line)
  return report.atResend?.problem ? 1 : 0
}

function requestOf(values: CommandValues, [address, more]: string[]): ReleaseRequest {
  const dryRun = values['dry-run'] === true
  const domain = typeof values.domain === 'string' ? values.domain : null
  const since = dateOf(values, 'since')
  if (more === undefined && address !== undefined && domain === null && since === null) {
    return { address, dryRun }
  }
  if (address === undefined && domain !== null) {
    return { domain: domain.replace(/^@/, ''), since, dryRun }
  }
  throw new PaperboyError('bad-input', 'one address or one --domain is released at a time', {
    help: 'Give suppressions release ADDRESS, or suppressions release --domain D --since DAY.',
  })
}

function releaseLines(request: ReleaseRequest, report: ReleaseReport): string[] {
  const would = request.dryRun ? 'would be ' : ''
  const lines: string[] = []
  if ('address' in request) {
    lines.push(
      report.released > 0 ? `${would}released here` : 'the address was not suppressed here',
    )
  } else {
    if (report.domainReleased) lines.push(`the pause of ${request.domain} ${would}ended`)
    if (request.since) lines.push(`${addresses(report.released)} ${would}released here`)
    if (report.complaints > 0) {
      const left = addresses(report.complaints)
      lines.push(`${left} left alone after a complaint: release each by itself`)
    }
    if (lines.length === 0) lines.push(`${request.domain} was not paused`)
  }
  const { atResend } = report
  if (atResend?.problem) lines.push(`not at Resend: ${atResend.problem}`)
  else if (atResend) lines.push(`${addresses(atResend.released)} ${would}released at Resend`)
  return lines
}

const addresses = (n: number): string => (n === 1 ? '1 address' : `${n} addresses`)

function refuseOption(values: CommandValues, name: string, act: string): void {
  if (values[name] === undefined) return
  throw new PaperboyError('bad-input', `--${name} says nothing to suppressions ${act}`, {
    help: 'See --help.',
  })
}
