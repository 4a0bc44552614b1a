import { describe, expect, it } from 'vitest'
import { readSmtpUrl } from '../../src/delivery/transports/smtp-url.ts'

describe('SMTP_URL', () => {
  it('over a network: STARTTLS must succeed and the certificate hold', () => {
    expect(readSmtpUrl('smtp://me:p%40ss@mail.lab.example')).toEqual({
      host: 'mail.lab.example',
      port: 587,
      secure: false,
      requireTLS: true,
      verifyCertificate: true,
      auth: { user: 'me', pass: 'p@ss' },
      name: null,
      connections: 5,
      lettersPerConnection: 100,
      rate: null,
    })
  })

  it('smtps speaks TLS from the first byte, at 465 unless told', () => {
    const server = readSmtpUrl(
      'smtps://mail.lab.example?connections=2&letters=50&rate=0.5&name=a.b',
    )
    expect(server).toMatchObject({ port: 465, secure: true, verifyCertificate: true })
    expect(server).toMatchObject({
      connections: 2,
      lettersPerConnection: 50,
      rate: 0.5,
      name: 'a.b',
    })
    expect(readSmtpUrl('smtps://mail.lab.example:2465').port).toBe(2465)
  })

  it.each(['smtp://localhost', 'smtp://127.0.0.1', 'smtp://[::1]'])(
    '%s needs no certificate',
    (url) => {
      expect(readSmtpUrl(url)).toMatchObject({
        port: 25,
        requireTLS: false,
        verifyCertificate: false,
      })
    },
  )

  it('an address in brackets is handed on without them', () => {
    expect(readSmtpUrl('smtp://[2001:db8::1]:25').host).toBe('2001:db8::1')
  })

  it('encryption may be given up where there is no password to lose', () => {
    expect(readSmtpUrl('smtp://relay.lab.example:25?tls=off').requireTLS).toBe(false)
    expect(readSmtpUrl('smtp://relay.lab.example?certificate=any').verifyCertificate).toBe(false)
  })

  it.each([
    ['smtp://me:hush@mail.lab.example?tls=off', 'tls=off'],
    ['smtp://me:hush@mail.lab.example?certificate=any', 'certificate=any'],
    ['smtps://me:hush@mail.lab.example?certificate=any', 'certificate=any'],
    ['smtp://me:hush@mail.lab.example?requireTLS=false', 'requireTLS'],
    ['smtp://me:hush@mail.lab.example?tls=of', 'tls'],
    ['smtp://me:hush@127.0.0.1.evil.example?tls=off', 'tls=off'],
    ['smtp://me:hush%zz@mail.lab.example', '%'],
    ['smtp:///25', 'host'],
    ['smtp://mail.lab.example?rate=0', 'rate'],
    ['smtp://mail.lab.example?rate=', 'rate'],
    ['smtp://mail.lab.example?connections=1.5', 'connections'],
    ['smtp://mail.lab.example?connections=1000', 'connections'],
    ['smtp://mail.lab.example?letters=many', 'letters'],
  ])('%s stops the start, naming %s and no password', (url, named) => {
    expect(() => readSmtpUrl(url)).toThrow(named)
    expect(() => readSmtpUrl(url)).not.toThrow('hush')
  })
})
