/** SPF, DKIM, DMARC and alignment of MAIL_FROM's domain, as the DNS answers now. */
import type { Resolver } from 'node:dns/promises'
import type { Config } from '../../config.ts'
import { PaperboyError } from '../../errors.ts'
import { mailboxDomain } from '../../lib/mailbox.ts'
import { type DnsRow, dnsRows } from '../account/dns-rows.ts'
import type { AccountDomain } from '../account/resend-account.ts'
import { type Check, type Finding, skipped } from './finding.ts'
import {
  type DmarcAnswer,
  dmarcNames,
  judgeAlignment,
  judgeDkim,
  judgeDmarc,
  judgeSpf,
} from './mail-dns.ts'

export type TxtResolver = Pick<Resolver, 'resolveTxt'>

type DnsDeps = {
  resolver: TxtResolver
  mail: Config['mail']
  /** Null: not added at Resend yet. Rejects when Resend does not tell. */
  accountDomain: () => Promise<AccountDomain | null>
}

export function dnsChecks({ resolver, mail, accountDomain }: DnsDeps): Check[] {
  const domain = mailboxDomain(mail.from)
  const ask = memo((name: string) => txtOf(resolver, name))
  const expected = () =>
    accountDomain()
      .then((found) => (found ? dnsRows(found) : []))
      .catch(() => [])
  const dmarc = (): Promise<DmarcAnswer[]> =>
    Promise.all(dmarcNames(domain ?? '').map(async (name) => ({ name, records: await ask(name) })))
  const relay = mail.transport === 'smtp'
  const whenSent = (look: (domain: string) => Promise<Finding>) => async () => {
    if (domain === null) return skipped('MAIL_FROM has no domain yet')
    return look(domain)
  }
  const spf = whenSent(async (name) =>
    relay ? judgeSpf(await ask(name), relaySpf(name)) : resendSpf(ask, name, await expected()),
  )
  const dkim = whenSent(async (name) => {
    if (relay) {
      return skipped(
        'the relay signs, by a key it does not name: look for dkim=pass in a `send-test` you get',
      )
    }
    const row = (await expected()).find(({ purpose }) => purpose === 'DKIM')
    const at = row?.name ?? `resend._domainkey.${name}`
    return judgeDkim(await ask(at), { name: at, value: row?.value ?? null })
  })
  return [
    { check: 'spf', look: spf },
    { check: 'dkim', look: dkim },
    { check: 'dmarc', look: whenSent(async (name) => judgeDmarc(name, await dmarc())) },
    {
      check: 'alignment',
      look: whenSent(async (name) =>
        relay
          ? skipped('the relay decides: look for dmarc=pass in a `send-test` you get')
          : judgeAlignment(name, {
              returnPath: returnPathOf(await expected(), name),
              dkim: await dkim(),
              answers: await dmarc(),
            }),
      ),
    },
  ]
}

const relaySpf = (name: string) => ({
  name,
  include: null,
  row: `TXT ${name} v=spf1 ... ~all, with what your relay tells you to name`,
})

const returnPathOf = (rows: DnsRow[], domain: string): string =>
  rows.find(({ purpose }) => purpose === 'SPF')?.name ?? `send.${domain}`

async function resendSpf(
  ask: (name: string) => Promise<string[]>,
  domain: string,
  rows: DnsRow[],
): Promise<Finding> {
  const name = returnPathOf(rows, domain)
  const value =
    rows.find(({ purpose, type }) => purpose === 'SPF' && type === 'TXT')?.value ??
    'v=spf1 include:amazonses.com ~all'
  const include = /include:(\S+)/.exec(value)?.[1] ?? null
  return judgeSpf(await ask(name), { name, include, row: `TXT ${name} ${value}` })
}

/** A name without such records has none; a server that does not answer is a fault. */
async function txtOf(resolver: TxtResolver, name: string): Promise<string[]> {
  try {
    return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw new PaperboyError('unavailable', `the DNS did not answer for ${name} (${code})`, {
      help: 'Check the name server of this machine, and give the command again.',
      cause: error,
    })
  }
}

function memo<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (name) => {
    const answer = known.get(name) ?? ask(name)
    known.set(name, answer)
    return answer
  }
}
