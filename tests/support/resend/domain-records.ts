/** The DNS rows that Resend asks for, named relative to the zone as its API does: for
 * `mail.lab.example` the row `send.mail`. */

export const dkimValue = 'p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDpaper'

export function domainRecords({ name, status }: { name: string; status: string }) {
  const below = name.split('.').slice(0, -2).join('.')
  const inZone = (host: string) => (below === '' ? host : `${host}.${below}`)
  const common = { ttl: 'Auto', status }
  return [
    {
      ...common,
      record: 'SPF',
      name: inZone('send'),
      type: 'MX',
      value: 'feedback-smtp.us-east-1.amazonses.com',
      priority: 10,
    },
    {
      ...common,
      record: 'SPF',
      name: inZone('send'),
      type: 'TXT',
      value: 'v=spf1 include:amazonses.com ~all',
    },
    {
      ...common,
      record: 'DKIM',
      name: inZone('resend._domainkey'),
      type: 'TXT',
      value: dkimValue,
    },
  ]
}
