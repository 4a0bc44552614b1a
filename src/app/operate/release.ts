/** `suppressions release`: here and at Resend. What fails there is told and undoes nothing here. */
import type { ReleaseReport, ReleaseRequest } from '../../cli/suppression-services.ts'
import type { Config } from '../../config.ts'
import { releaseDomain } from '../../delivery/returns/paused-domains.ts'
import { PaperboyError } from '../../errors.ts'
import { parseEmailAddress } from '../../lib/email-address.ts'
import type { KeyRing } from '../../lib/key-ring.ts'
import { emailProblems } from '../../locales/spoken.ts'
import type { Db } from '../../storage/database.ts'
import { type ReleaseInput, releaseSuppressions } from '../../subscribers/release-suppressions.ts'
import { type ReleaseWhich, releaseAtResend } from '../account/release-at-resend.ts'

type Wiring = { db: Db; keys: KeyRing; config: Config }

/** Throws `bad-input` for what is no address and no domain. */
export async function release(
  app: Wiring,
  input: ReleaseRequest,
  signal: AbortSignal,
): Promise<ReleaseReport> {
  const { dryRun } = input
  const which = readRequest(input)
  const asked = addressesOf(which, dryRun)
  const here = asked ? await releaseSuppressions(app, asked) : { released: 0, complaints: 0 }
  const domainReleased =
    which.domain !== undefined && (await releaseDomain(app.db, { domain: which.domain, dryRun }))
  return { ...here, domainReleased, atResend: asked && (await thereToo(app, asked, signal)) }
}

function readRequest(input: ReleaseRequest) {
  if ('domain' in input) {
    const parsed = parseEmailAddress(`x@${input.domain}`)
    if (parsed.ok) return { domain: parsed.domain, since: input.since }
    throw new PaperboyError('bad-input', `${input.domain.slice(0, 100)} is no mail domain`, {
      help: 'Give what stands behind the @, e.g. --domain lab.example.',
    })
  }
  const parsed = parseEmailAddress(input.address)
  if (parsed.ok) return { address: parsed.address }
  throw new PaperboyError('bad-input', emailProblems[parsed.problem], {
    help: 'Give one whole address.',
  })
}

/** Null: only the pause of a domain. */
function addressesOf(which: ReturnType<typeof readRequest>, dryRun: boolean): ReleaseInput | null {
  if (which.address !== undefined) return { address: which.address, dryRun }
  const { domain, since } = which
  return since ? { domain, since, dryRun } : null
}

async function thereToo(
  { config }: Wiring,
  { dryRun, ...which }: ReleaseWhich & { dryRun: boolean },
  signal: AbortSignal,
): Promise<ReleaseReport['atResend']> {
  const { transport, resend } = config.mail
  if (transport !== 'resend' || !resend) return null
  try {
    const released = await releaseAtResend(resend, which, { dryRun, signal })
    return { released, problem: null }
  } catch (error) {
    if (!(error instanceof PaperboyError)) throw error
    return { released: 0, problem: [error.message, error.help].filter(Boolean).join('. ') }
  }
}
