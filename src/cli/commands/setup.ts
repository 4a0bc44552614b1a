/** `setup resend`: sets a Resend account up for this installation, and says what is left to do. */
import { resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import type { Command, CommandContext } from '../command.ts'
import type { LocalServices, SetupReport, SetupStep } from '../services.ts'
import { wholeNumber } from '../whole-number-option.ts'

type Context = CommandContext<LocalServices>

const longestWait = 24 * 60

export const setup: Command<LocalServices> = {
  name: 'setup',
  summary: 'make a Resend account ready: domain, DNS rows, tracking off, webhook, a test',
  usage: 'setup resend [--wait MINUTES] [--to X] [--write] [--json]',
  options: {
    wait: { type: 'string' },
    to: { type: 'string' },
    write: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  help: {
    wait: 'wait so many minutes for the DNS rows to be seen; without, say how it stands and end',
    to: 'who gets the test (default: an address of Resend that takes everything)',
    write: 'write RESEND_WEBHOOK_SECRET into .env of this folder instead of printing it',
    json: 'print {domain, rows, tracking, webhook, test, perDay, readers}',
  },
  takesWords: true,
  async run(context) {
    const { services, values, positionals, cwd, io, signal } = context
    if (positionals.length !== 1 || positionals[0] !== 'resend') {
      throw new PaperboyError('bad-input', wrongWords(positionals), {
        help: 'Give `setup resend`.',
      })
    }
    const wait = wholeNumber(values, 'wait', { from: 0, to: longestWait }) ?? 0
    const to = typeof values.to === 'string' ? values.to : null
    const tell = values.json ? async () => {} : (step: SetupStep) => tellStep(context, step)
    const report = await services.setupResend({ waitMinutes: wait, to }, tell, signal)
    const written = values.write === true && report.webhook?.secretIs === 'new'
    if (written)
      await services.keepWebhookSecret(resolve(cwd, '.env'), report.webhook?.secret ?? '')
    if (values.json) await io.out(JSON.stringify(report))
    else for (const line of describe(report, written)) await io.out(line)
    return report.test ? 0 : 1
  },
}

const wrongWords = (words: string[]): string =>
  words.length === 0 ? 'setup needs to know what of' : `setup ${words.join(' ')} is not known`

async function tellStep({ io }: Context, step: SetupStep): Promise<void> {
  if (step.step === 'waiting') {
    await io.note(`waiting up to ${step.minutes} min for Resend to see the rows ...`)
    return
  }
  if (step.step === 'verified') {
    await io.note(`${step.name} is verified`)
    return
  }
  const { name, added, status, table } = step
  await io.out(
    added ? `domain    ${name} added at Resend` : `domain    ${name} is there, ${status}`,
  )
  if (status === 'verified') return
  await io.out('')
  await io.out('Put these rows into the DNS of the domain, as they stand:')
  await io.out('')
  for (const row of table) await io.out(`  ${row}`)
  await io.out('')
}

function describe(report: SetupReport, written: boolean): string[] {
  const { domain, tracking, test, planLine } = report
  return [
    tracking === 'was off'
      ? 'tracking  of opens and clicks is off'
      : 'tracking  of opens and clicks was on, and is off now',
    ...webhookLines(report, written),
    test
      ? `test      Resend took a mail to ${test.to} (${test.id})`
      : `test      not sent: ${domain.name} is ${inWords(domain.status)}. Once the rows are in place, give this command again, with --wait 30 to wait for it`,
    planLine === null ? 'plan      without a limit' : `plan      ${planLine}`,
    ...(test ? ['next      `paperboy doctor` looks at everything once more'] : []),
  ]
}

function webhookLines({ webhook }: SetupReport, written: boolean): string[] {
  if (!webhook) {
    return [
      'webhook   not made: PUBLIC_URL cannot be reached from outside (it must be https, and not local)',
    ]
  }
  const { endpoint, step, secret, secretIs } = webhook
  const lines = [`webhook   ${endpoint} ${stepWords[step]}`]
  if (secretIs === 'set') return lines
  if (written) return [...lines, 'webhook   its secret is in .env now; restart Paperboy']
  return [
    ...lines,
    'webhook   put this line into .env and restart Paperboy (or give this command with --write):',
    `RESEND_WEBHOOK_SECRET=${secret}`,
  ]
}

const stepWords = { made: 'made', mended: 'mended: events were missing', 'was there': 'is there' }

const inWords = (status: string): string =>
  status === 'verified' ? status : status.replaceAll('_', ' ')
