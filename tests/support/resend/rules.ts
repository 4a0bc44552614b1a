/** Resend's documented rules about one mail and about a batch, as far as a sender can break them. */

export type Fault = { status: number; name: string; message: string }

export type RuleOptions = {
  /** Domains `from` may have; null: any. */
  verifiedDomains: string[] | null
  /** Resend refuses recipients at example.com and test.com. */
  refuseReserved: boolean
}

type Fields = Record<string, unknown>

const mailForm = /^[^\s@<>"]+@([^\s@<>".]+\.)+[^\s@<>".]+$/
const tagForm = /^[A-Za-z0-9_-]{1,256}$/
const reserved = /@(example|test)\.com$/i

const invalid = (message: string, name = 'validation_error'): Fault => ({
  status: 422,
  name,
  message,
})

/** Answered before the key is looked up: whose mail is this at all? */
export function refuseSender(mails: Fields[], options: RuleOptions): Fault | null {
  if (options.verifiedDomains === null) return null
  for (const mail of mails) {
    const domain = addressOf(mail.from)?.split('@')[1]?.toLowerCase()
    if (domain !== undefined && !options.verifiedDomains.includes(domain)) {
      const message = `The ${domain} domain is not verified. Please, add and verify your domain.`
      return { status: 403, name: 'validation_error', message }
    }
  }
  return null
}

/** Null when the mail may be taken. */
export function refuseMail(mail: unknown, inBatch: boolean, options: RuleOptions): Fault | null {
  if (typeof mail !== 'object' || mail === null || Array.isArray(mail)) {
    return invalid('Each email must be an object.')
  }
  const fields = mail as Fields
  return (
    refuseAddresses(fields, options) ??
    refuseContent(fields) ??
    refuseHeaders(fields.headers) ??
    refuseTags(fields.tags) ??
    (inBatch && fields.attachments !== undefined
      ? invalid('`attachments` is not allowed in a batch.', 'invalid_attachment')
      : null)
  )
}

function refuseAddresses(mail: Fields, options: RuleOptions): Fault | null {
  if (mail.from === undefined) return invalid('Missing `from` field.', 'missing_required_field')
  if (addressOf(mail.from) === null) return invalid('Invalid `from` field.', 'invalid_from_address')
  const to = recipientsOf(mail)
  if (to.length === 0) return invalid('Missing `to` field.', 'missing_required_field')
  if (to.length > 50) return invalid('`to` may have 50 recipients at most.')
  for (const address of to) {
    if (addressOf(address) === null) return invalid('Invalid `to` field.')
    if (options.refuseReserved && reserved.test(address)) {
      return invalid('Invalid `to` field. Please use our testing email address instead.')
    }
  }
  return null
}

function refuseContent(mail: Fields): Fault | null {
  if (typeof mail.subject !== 'string' || mail.subject === '') {
    return invalid('Missing `subject` field.', 'missing_required_field')
  }
  const bodies = [mail.html, mail.text].filter((body) => body !== undefined)
  if (bodies.length === 0)
    return invalid('Missing `html` or `text` field.', 'missing_required_field')
  return bodies.every((body) => typeof body === 'string')
    ? null
    : invalid('`html` and `text` must be strings.')
}

function refuseHeaders(headers: unknown): Fault | null {
  if (headers === undefined) return null
  if (typeof headers !== 'object' || headers === null) return invalid('Invalid `headers` field.')
  const sound = Object.entries(headers).every(
    ([name, value]) =>
      /^[!-9;-~]+$/.test(name) && typeof value === 'string' && !/[\r\n]/.test(value),
  )
  return sound ? null : invalid('Invalid `headers` field.')
}

function refuseTags(tags: unknown): Fault | null {
  if (tags === undefined) return null
  if (!Array.isArray(tags)) return invalid('Invalid `tags` field.')
  const sound = tags.every((tag) => tagForm.test(tag?.name) && tagForm.test(tag?.value))
  return sound
    ? null
    : invalid('Tags should only contain ASCII letters, numbers, underscores, or dashes.')
}

export function recipientsOf(mail: Fields): string[] {
  const to = Array.isArray(mail.to) ? mail.to : [mail.to]
  return to.filter((address): address is string => typeof address === 'string' && address !== '')
}

/** The bare address of `a@b.c` or `Name <a@b.c>`. */
function addressOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const bare = /^[^<>]*<([^<>]+)>$/.exec(value)?.[1] ?? value
  return mailForm.test(bare) ? bare : null
}
