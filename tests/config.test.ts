/** Settings: a wrong value stops the start with one line that names its variable. */
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../src/config.ts'
import { PaperboyError } from '../src/errors.ts'

const problemOf = (env: Record<string, string>): string => {
  try {
    loadConfig(env)
    return ''
  } catch (error) {
    if (error instanceof PaperboyError && error.code === 'bad-config') return error.message
    throw error
  }
}

describe('a wrong setting', () => {
  it.each<[string, string]>([
    ['PUBLIC_URL', 'papers.lab.example'],
    ['PUBLIC_URL', 'ftp://papers.lab.example'],
    ['PUBLIC_URL', 'https://papers.lab.example/?a=b'],
    ['PUBLIC_URL', 'https://papers.lab.example/#top'],
    ['PUBLIC_URL', 'https://user:word@papers.lab.example'],
    ['PUBLIC_URL', 'https://papers.lab.example/a b'],
    ['PORT', '70000'],
    ['SITE_NAME', 'Papers\r\nBcc: eve@evil.example'],
    ['SIGNUP', '@lab'],
    ['SIGNUP', 'lab.example'],
    ['SIGNUP', '@lab.example,other.example'],
    ['DEFAULT_TIMEZONE', '+09:00'],
    ['DEFAULT_TIMEZONE', 'Mars/Olympus'],
    ['MAIL_FROM', 'the lab'],
    ['MAIL_FROM', 'Lab <digest@lab.example>\r\nBcc: eve@evil.example'],
    ['MAIL_FROM', 'a@lab.example, b@lab.example'],
    ['MAIL_REPLY_TO', 'nobody'],
    ['SECRET_KEY', 'short'],
    ['ADMIN_TOKEN', 'a token with spaces in it'],
    ['LATE_LIMIT_HOURS', '0'],
    ['TRUSTED_PROXIES', 'true'],
    ['HSTS_MAX_AGE', '-1'],
    ['HSTS_MAX_AGE', 'a year'],
    ['DATABASE_URL', 'mysql://lab.example/papers'],
    ['SMTP_URL', 'http://mail.lab.example'],
  ])('%s=%j is told', (name, value) => {
    const problem = problemOf({ [name]: value })
    expect(problem).toContain(`${name}:`)
    expect(problem).not.toContain('\n')
  })

  it('of a relay says what is right', () => {
    expect(problemOf({ SMTP_URL: 'mail.lab.example' })).toContain('give smtp://host:port or smtps:')
  })

  it('of several tells all', () => {
    expect(problemOf({ PORT: 'x', SIGNUP: 'x' })).toMatch(/PORT: .*SIGNUP: /)
  })

  it('hides the secret it is about', () => {
    expect(problemOf({ DATABASE_URL: 'mysql://paperboy:hush@lab.example/papers' })).not.toContain(
      'hush',
    )
  })
})

describe('settings', () => {
  it('that are empty or blank are not set', () => {
    const names = ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'MAIL_FROM', 'SECRET_KEY', 'SOURCES']
    const blank = Object.fromEntries(names.map((name, n) => [name, ' '.repeat(n)]))
    expect(loadConfig(blank)).toEqual(loadConfig({}))
  })

  it('bind browsers to https only where readers come by it', () => {
    const https = { PUBLIC_URL: 'https://lab.example' }
    expect(loadConfig(https).hstsSeconds).toBe(0)
    expect(loadConfig({ ...https, HSTS_MAX_AGE: '31536000' }).hstsSeconds).toBe(31_536_000)
    expect(loadConfig({ HSTS_MAX_AGE: '31536000' }).hstsSeconds).toBe(0)
  })

  it('come in the form that the product compares and writes', () => {
    expect(loadConfig({ SIGNUP: '@Müller.example' }).signup).toEqual({
      kind: 'domain',
      domain: 'xn--mller-kva.example',
    })
    expect(loadConfig({ DEFAULT_TIMEZONE: 'asia/calcutta' }).defaultTimezone).toBe('Asia/Kolkata')
    expect(loadConfig({ PUBLIC_URL: 'https://lab.example/papers//' }).publicUrl).toBe(
      'https://lab.example/papers',
    )
    expect(loadConfig({ SITE_NAME: 'Papers, "new" <daily>' }).mail.from).toBe(
      '"Papers, \\"new\\" <daily>" <paperboy@localhost>',
    )
    expect(loadConfig({ SITE_NAME: '논문 배달' }).mail.from).toBe('논문 배달 <paperboy@localhost>')
  })

  it('take a bare sender and a named one', () => {
    for (const from of ['digest@lab.example', 'The Lab, daily <digest@lab.example>']) {
      expect(loadConfig({ MAIL_FROM: from }).mail.from).toBe(from)
    }
  })
})
