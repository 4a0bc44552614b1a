/** Commands that need no database, run where they are given. */
import type { Command, CommandIo, CommandValues } from '../cli/command.ts'
import { perform } from '../cli/run-command.ts'
import type { LocalServices } from '../cli/services.ts'
import type { Config } from '../config.ts'
import { PaperboyError } from '../errors.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { isLocal } from '../lib/local-host.ts'
import { mailboxDomain } from '../lib/mailbox.ts'
import { apiDocument } from '../web/api/api-document.ts'
import { dmarcRow, tableOf } from './account/dns-rows.ts'
import { keepInEnvFile } from './account/keep-secret.ts'
import { planLine } from './account/plan-size.ts'
import { openResendAccount } from './account/resend-account.ts'
import { type SetupInput, type SetupStep, setupResend } from './account/setup-resend.ts'
import { restoreBackup } from './backups/restore-backup.ts'
import { restoreExport } from './exports/restore-export.ts'

type Given = {
  command: Command<LocalServices>
  values: CommandValues
  positionals: string[]
  io: CommandIo
  signal: AbortSignal
}

export const runLocally = (config: Config, { command, ...given }: Given): Promise<number> =>
  perform(command, { ...given, services: localServices(config), cwd: process.cwd() })

/** Takes everything and keeps nothing. */
const sink = 'delivered@resend.dev'

export function localServices(config: Config): LocalServices {
  return {
    async setupResend({ waitMinutes, to }, tell, signal) {
      const input = { ...setupInput(config, to), waitMinutes }
      const account = openResendAccount(demandResend(config))
      const deps = { account, signal, tell: (step: SetupStep) => tell(shownStep(step)) }
      const report = await setupResend(deps, input)
      const { webhook, perDay } = report
      return {
        ...report,
        planLine: perDay === null ? null : planLine(perDay),
        webhook: webhook && {
          ...webhook,
          secretIs: webhook.secret === config.mail.webhookSecret ? 'set' : 'new',
        },
      }
    },
    describeApi: () => apiDocument(config),
    async restoreBackup(from) {
      if (config.database.kind === 'postgres') {
        throw new PaperboyError(
          'bad-config',
          'the database is a Postgres, which is restored there',
          {
            help: 'Use pg_restore, or take DATABASE_URL out to restore an embedded database.',
          },
        )
      }
      return restoreBackup({ from, dataDir: config.database.dataDir, at: new Date() })
    },
    restoreExport: (from) => restoreExport(config, from),
    keepWebhookSecret: (path, secret) => keepInEnvFile(path, 'RESEND_WEBHOOK_SECRET', secret),
  }
}

const shownStep = (step: SetupStep) =>
  step.step === 'domain' ? { ...step, table: tableOf([...step.rows, dmarcRow(step.name)]) } : step

function demandResend({ mail }: Config) {
  if (mail.resend) return mail.resend
  throw new PaperboyError('bad-config', 'RESEND_API_KEY: needed to set Resend up', {
    help: 'Make a key with full access at resend.com/api-keys and put it into .env.',
  })
}

function setupInput(config: Config, to: string | null): Omit<SetupInput, 'waitMinutes'> {
  const { mail, publicUrl, siteName } = config
  const resend = demandResend(config)
  const domain = mailboxDomain(mail.from)
  if (domain === null) {
    throw new PaperboyError('bad-config', 'MAIL_FROM: needed to set Resend up', {
      help: 'Put a sender at a domain of yours into .env, e.g. MAIL_FROM=Paperboy <digest@lab.example>.',
    })
  }
  if (to !== null && !parseEmailAddress(to).ok) {
    throw new PaperboyError('bad-input', `--to ${to} is not a mail address`)
  }
  const outside = publicUrl.startsWith('https://') && !isLocal(publicUrl)
  return {
    from: mail.from,
    domain,
    publicUrl,
    siteName,
    dailyCap: mail.dailyCap,
    reachable: outside || isLocal(resend.baseUrl),
    to: to ?? sink,
  }
}
