/** Judges SPF, DKIM and DMARC records as mailbox providers read them (RFC 7208, 6376, 7489). Pure. */
import { type Finding, fail, ok, warn } from './finding.ts'

const spfForm = /^v=spf1(?: |$)/i
/** RFC 7208 4.6.4; only those of the record itself are seen here. */
const lookupsAllowed = 10

export function judgeSpf(
  records: string[],
  { name, include, row }: { name: string; include: string | null; row: string },
): Finding {
  const spf = records.filter((record) => spfForm.test(record))
  const [first] = spf
  if (first === undefined) return fail(`${name} has no SPF record`, `Add ${row}.`)
  if (spf.length > 1) {
    return fail(
      `${name} has ${spf.length} SPF records, and providers take none of them`,
      'Make one of them: all mechanisms in one record, once v=spf1, once all.',
    )
  }
  const terms = first.toLowerCase().split(/\s+/).slice(1)
  const lookups = terms.filter((term) =>
    /^[+?~-]?(include:|a\b|mx\b|ptr\b|exists:)|^redirect=/.test(term),
  )
  if (lookups.length > lookupsAllowed) {
    return fail(
      `the SPF record of ${name} asks ${lookups.length} lookups, and ${lookupsAllowed} are allowed`,
      'Take out what no longer sends for you.',
    )
  }
  if (terms.some((term) => term === '+all' || term === 'all')) {
    return fail(`the SPF record of ${name} lets everybody send`, 'End it with ~all or -all.')
  }
  if (include !== null && !terms.some((term) => term.replace(/^\+/, '') === `include:${include}`)) {
    return fail(`the SPF record of ${name} does not name ${include}`, `Make it ${row}.`)
  }
  return ok(`${name}: ${first}`)
}

export function judgeDkim(
  records: string[],
  { name, value }: { name: string; value: string | null },
): Finding {
  const todo =
    value === null ? 'Give `paperboy setup resend`: it prints the row.' : `Add TXT ${name} ${value}`
  const keys = records.filter((record) => /(^|;)\s*p=/i.test(record))
  const [key] = keys
  if (key === undefined) return fail(`${name} has no DKIM key`, todo)
  if (keys.length > 1) return fail(`${name} has ${keys.length} keys`, 'Leave the newest one only.')
  const bare = (text: string) => text.replace(/[\s"]/g, '')
  if (/(^|;)\s*p=\s*(;|$)/i.test(key)) return fail(`the DKIM key at ${name} is revoked`, todo)
  if (value !== null && partOf(bare(key), 'p') !== partOf(bare(value), 'p')) {
    return fail(`the DKIM key at ${name} is not the one that signs`, todo)
  }
  return ok(`${name} holds the key that signs`)
}

const partOf = (record: string, tag: string): string | undefined =>
  record
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.toLowerCase().startsWith(`${tag}=`))
    ?.slice(tag.length + 1)
    .trim()

export type DmarcAnswer = { name: string; records: string[] }

export const dmarcRecords = (records: string[]): string[] =>
  records.filter((record) => /^v=DMARC1\s*(;|$)/i.test(record))

/** `answers` from the domain itself upward; the first that has a record decides. */
export function judgeDmarc(domain: string, answers: DmarcAnswer[]): Finding {
  const found = decidingDmarc(answers)
  if (!found) {
    return fail(
      `${domain} has no DMARC record, and Gmail and Yahoo ask for one`,
      `Add TXT _dmarc.${domain} v=DMARC1; p=none;`,
    )
  }
  if (found.records.length > 1) {
    return fail(`${found.name} has ${found.records.length} DMARC records`, 'Leave one of them.')
  }
  const [record = ''] = found.records
  const policy = partOf(record, 'p')?.toLowerCase()
  if (policy !== 'none' && policy !== 'quarantine' && policy !== 'reject') {
    return fail(`the DMARC record of ${found.name} has no policy`, 'Give it p=none, to begin with.')
  }
  return ok(`${found.name}: p=${policy}`)
}

const decidingDmarc = (answers: DmarcAnswer[]): DmarcAnswer | undefined =>
  answers
    .map(({ name, records }) => ({ name, records: dmarcRecords(records) }))
    .find(({ records }) => records.length > 0)

/** DMARC passes when SPF or DKIM passes for the domain of From itself. Resend signs with it, and its
 * return path lies below it. */
export function judgeAlignment(
  domain: string,
  { returnPath, dkim, answers }: { returnPath: string; dkim: Finding; answers: DmarcAnswer[] },
): Finding {
  const record = decidingDmarc(answers)?.records[0] ?? ''
  const strictSpf = partOf(record, 'aspf')?.toLowerCase() === 's' && returnPath !== domain
  if (dkim.verdict === 'ok') {
    return ok(
      strictSpf
        ? `DKIM signs as ${domain}; SPF of ${returnPath} does not count under aspf=s, which is enough`
        : `DKIM signs as ${domain}, and SPF of ${returnPath} counts for it`,
    )
  }
  return strictSpf
    ? fail(
        'neither DKIM nor SPF counts for the sender domain',
        'Put the DKIM key in place, or take aspf=s out of the DMARC record.',
      )
    : warn(`only SPF counts for ${domain}, and forwarding breaks it`, 'Put the DKIM key in place.')
}

/** The domain and those above it, down to two labels: where a DMARC record may stand. */
export function dmarcNames(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => `_dmarc.${labels.slice(at).join('.')}`)
}
