import { describe, expect, it } from 'vitest'
import { isLocal } from '../../src/lib/local-host.ts'

describe('a URL that stays on this machine', () => {
  it.each([
    ...['localhost', 'paperboy.localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.10', '127.1'],
    ...['[::1]', '[0:0:0:0:0:0:0:1]', '2130706433'],
  ])('%s does', (host) => {
    expect(isLocal(`http://${host}:3000/outbox`)).toBe(true)
  })

  it.each([
    ...['127.0.0.1.evil.example', '127.evil.example', 'localhost.evil.example', 'notlocalhost'],
    ...['128.0.0.1', '10.0.0.1', '0.0.0.0', '[::2]', '[::ffff:10.0.0.1]', 'papers.lab.example'],
  ])('%s does not', (host) => {
    expect(isLocal(`http://${host}:3000/outbox`)).toBe(false)
  })
})
