import { describe, expect, it } from 'vitest'
import { judgeOrigin } from '../../src/web/guards/same-site.ts'

const publicUrl = 'https://papers.lab.example'
/** As a TLS-ending proxy makes it look. */
const requestUrl = 'http://papers.lab.example/preferences/x'
const judge = (fetchSite?: string, origin?: string, site = publicUrl) =>
  judgeOrigin({ fetchSite, origin, requestUrl, publicUrl: site })

describe('a post', () => {
  it('of our own page is ours, also behind a proxy that ends TLS', () => {
    expect(judge('same-origin', 'https://papers.lab.example')).toBe('ours')
    expect(judge('same-origin', 'null')).toBe('ours')
    expect(judge(undefined, 'https://papers.lab.example')).toBe('ours')
  })

  it('of a program, with neither header, is ours', () => {
    expect(judge()).toBe('ours')
  })

  it('of another site is foreign', () => {
    expect(judge('cross-site', 'https://evil.example')).toBe('foreign')
    expect(judge('cross-site', publicUrl)).toBe('foreign')
    expect(judge('cross-site')).toBe('foreign')
    expect(judge(undefined, 'https://evil.example')).toBe('foreign')
    expect(judge('same-site', 'https://other.lab.example')).toBe('foreign')
    expect(judge('same-site')).toBe('foreign')
  })

  it('of an opaque origin is foreign over https and passes over plain http', () => {
    expect(judge(undefined, 'null')).toBe('foreign')
    expect(judge('same-site', 'null', 'http://192.168.0.9:3000')).toBe('foreign')
    expect(judge(undefined, 'null', 'http://192.168.0.9:3000')).toBe('ours')
  })
})
