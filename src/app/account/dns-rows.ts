/** The DNS rows of a sender domain, as people copy them: whole names, one row a line. Pure. */
import type { AccountDomain } from './resend-account.ts'

export type DnsRow = {
  type: string
  /** Whole, e.g. `send.mail.lab.example`. */
  name: string
  value: string
  priority: number | null
  status: string
  purpose: string
}

export const dnsRows = ({ name: domain, records }: AccountDomain): DnsRow[] =>
  records
    .filter(({ record }) => record === 'SPF' || record === 'DKIM')
    .map((record) => ({
      type: record.type,
      name: wholeName(record.name, domain),
      value: record.value,
      priority: 'priority' in record ? (record.priority ?? null) : null,
      status: record.status,
      purpose: record.record,
    }))

/** DMARC is not Resend's to ask for, and mailbox providers refuse mail without it. */
export const dmarcRow = (domain: string): DnsRow => ({
  type: 'TXT',
  name: `_dmarc.${domain}`,
  value: 'v=DMARC1; p=none;',
  priority: null,
  status: 'recommended',
  purpose: 'DMARC',
})

/** Resend names rows relative to the zone it guesses: `send.mail` of `mail.lab.example` is
 * `send.mail.lab.example`. */
export function wholeName(name: string, domain: string): string {
  const short = name.replace(/\.$/, '').toLowerCase()
  if (short === domain || short.endsWith(`.${domain}`)) return short
  const labels = domain.split('.')
  for (let shared = labels.length - 1; shared > 0; shared--) {
    const below = labels.slice(0, shared).join('.')
    if (short === below || short.endsWith(`.${below}`)) {
      return `${short}.${labels.slice(shared).join('.')}`
    }
  }
  return `${short}.${domain}`
}

/** The value comes last and whole: it is what is copied. */
export function tableOf(rows: DnsRow[]): string[] {
  const cells = rows.map(({ type, name, priority, status, value }) => [
    type,
    name,
    priority === null ? '' : String(priority),
    status,
    value,
  ])
  const all = [['type', 'name', 'priority', 'status', 'value'], ...cells]
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? []
  return all.map((row) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  '),
  )
}
