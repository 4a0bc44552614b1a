/** `doctor`: looks at everything that has to be right for mail to arrive, and says what to do. */
import { Resolver } from 'node:dns/promises'
import type { DoctorCheck } from '../../cli/operator-services.ts'
import type { Config } from '../../config.ts'
import { warmUpToday } from '../../delivery/pace/count-day.ts'
import { mailboxDomain } from '../../lib/mailbox.ts'
import type { Db } from '../../storage/database.ts'
import { openResendAccount } from '../account/resend-account.ts'
import { accountChecks, askAccount, planCheck, providerClockCheck } from './account-checks.ts'
import { diskCheck } from './disk-check.ts'
import { dnsChecks, type TxtResolver } from './dns-checks.ts'
import { publicUrlChecks } from './public-url-check.ts'
import { relayCheck } from './relay-check.ts'
import { runChecks } from './run-checks.ts'
import { settingsChecks } from './settings-checks.ts'
import { sourceChecks } from './sources-check.ts'
import { busiestDay, storeChecks } from './store-checks.ts'
import { vectorsCheck } from './vectors-check.ts'

export type DoctorDeps = {
  db: Db
  config: Config
  /** Of the embedded database. */
  dataDir: string | null
  resolver?: TxtResolver
  timeoutMs?: number
}

export function doctor(deps: DoctorDeps, signal: AbortSignal): Promise<DoctorCheck[]> {
  const { db, config, dataDir } = deps
  const { mail } = config
  const answers =
    mail.transport === 'resend' && mail.resend
      ? askAccount(openResendAccount(mail.resend), config)
      : null
  const domain = mailboxDomain(mail.from) ?? ''
  const resolver = deps.resolver ?? new Resolver({ timeout: 3_000, tries: 2 })
  const accountDomain = () => answers?.domain() ?? Promise.resolve(null)
  const checks = [
    ...settingsChecks(config),
    ...publicUrlChecks(config),
    ...accountChecks(answers, config),
    planCheck({
      answers,
      dailyCap: mail.dailyCap,
      busiestDay: () => busiestDay(db),
      warmUp: async () =>
        mail.warmup ? warmUpToday(db, { transport: mail.transport, domain }) : null,
    }),
    relayCheck(config),
    ...dnsChecks({ resolver, mail, accountDomain }),
    ...storeChecks(db, config.database.kind),
    vectorsCheck(db, config),
    ...sourceChecks(db, config.sources),
    providerClockCheck(answers),
    diskCheck(dataDir),
  ]
  const { timeoutMs } = deps
  return runChecks(checks, timeoutMs === undefined ? { signal } : { signal, timeoutMs })
}
