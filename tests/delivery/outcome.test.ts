import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, retryAfterOf } from '../../src/delivery/outcome.ts'

const json = { 'content-type': 'application/json; charset=utf-8' }

const error = (
  statusCode: number | null,
  name: string,
  headers: Record<string, string> = json,
) => ({ data: null, error: { statusCode, name, message: 'why' }, headers })

describe('outcomeOf', () => {
  it.each([
    [400, 'validation_error', 'rejected'],
    [400, 'invalid_idempotency_key', 'rejected'],
    [401, 'missing_api_key', 'refused'],
    [401, 'restricted_api_key', 'refused'],
    [403, 'validation_error', 'refused'],
    [403, 'a_name_nobody_has_seen', 'refused'],
    [404, 'not_found', 'refused'],
    [408, 'timeout', 'unclear'],
    [409, 'invalid_idempotent_request', 'key-reused'],
    [409, 'concurrent_idempotent_requests', 'unclear'],
    [409, 'resource_locked', 'busy'],
    [422, 'invalid_parameter', 'rejected'],
    [422, 'invalid_from_address', 'refused'],
    [429, 'rate_limit_exceeded', 'slow-down'],
    [429, 'daily_quota_exceeded', 'quota'],
    [429, 'monthly_quota_exceeded', 'quota'],
    [403, 'email_above_quota', 'quota'],
    [500, 'application_error', 'busy'],
    [503, 'service_unavailable', 'busy'],
    [413, 'payload_too_large', 'too-large'],
    [502, 'application_error', 'unclear'],
    [504, 'application_error', 'unclear'],
    [null, 'application_error', 'unclear'],
  ])('%s %s is %s', (status, name, kind) => {
    expect(outcomeOf(error(status, name), 3).kind).toBe(kind)
  })

  it.each([
    [500, 'unclear'],
    [502, 'unclear'],
    [503, 'unclear'],
    [504, 'unclear'],
    [520, 'unclear'],
    [400, 'busy'],
    [422, 'busy'],
    [429, 'slow-down'],
    [403, 'refused'],
  ])('%s with a page in place of JSON is the word of a gateway: %s', (status, kind) => {
    const page = error(status, 'application_error', { 'content-type': 'text/html' })
    expect(outcomeOf(page, 3).kind).toBe(kind)
  })

  it('keeps no address that an answer quotes: rows outlive erasure, and alarms leave the house', () => {
    const quoting = error(422, 'validation_error')
    quoting.error.message = 'Invalid `to` field: Kim <kim@lab.example> of lab.example bounces.'
    const detail = 'Invalid `to` field: Kim <[address]> of lab.example bounces.'
    expect(outcomeOf(quoting, 1)).toMatchObject({ kind: 'rejected', detail })
  })

  it('records ids only when there is one, and another, for each letter', () => {
    const ids = (list: unknown) => outcomeOf({ data: { data: list }, error: null, headers: {} }, 2)
    expect(ids([{ id: 'a' }, { id: 'b' }])).toEqual({ kind: 'accepted', ids: ['a', 'b'] })
    for (const list of [[{ id: 'a' }], [{ id: 'a' }, { id: 'a' }], [{ id: 'a' }, {}], null, 'x']) {
      expect(ids(list)).toEqual({ kind: 'accepted', ids: null })
    }
  })

  it('never takes an answer without data for acceptance, nor an error for one', () => {
    const anything = fc.anything()
    fc.assert(
      fc.property(anything, anything, fc.nat(100), (fault, headers, letters) => {
        const kind = outcomeOf({ data: null, error: fault, headers }, letters).kind
        expect(kind).not.toBe('accepted')
      }),
      { numRuns: 500 },
    )
  })

  it('clears a doubt only by 2xx, or by 400 and 422 of the provider itself', () => {
    const names = fc.constantFrom('validation_error', 'invalid_from_address', 'x', '')
    const types = fc.constantFrom('application/json', 'text/html', '')
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), names, types, (status, name, type) => {
        const { kind } = outcomeOf(error(status, name, { 'content-type': type }), 1)
        if (kind === 'rejected') {
          expect([400, 422]).toContain(status)
          expect(type).toBe('application/json')
        }
        expect(kind).not.toBe('accepted')
      }),
    )
  })
})

describe('retryAfterOf', () => {
  it('reads seconds and dates, believes an hour at most, and nothing else', () => {
    const now = Date.parse('2026-05-19T07:00:00Z')
    expect(retryAfterOf('7', now)).toBe(7_000)
    expect(retryAfterOf('0.5', now)).toBe(500)
    expect(retryAfterOf('Tue, 19 May 2026 07:00:30 GMT', now)).toBe(30_000)
    expect(retryAfterOf('Tue, 19 May 2026 06:00:00 GMT', now)).toBe(0)
    expect(retryAfterOf('9999999', now)).toBe(3_600_000)
    for (const wrong of ['', 'soon', undefined, 7, null])
      expect(retryAfterOf(wrong, now)).toBeNull()
  })

  it('holds a date against the clock that wrote it, and against no other', () => {
    const date = 'Tue, 19 May 2026 07:00:00 GMT'
    const later = 'Tue, 19 May 2026 07:00:30 GMT'
    const wait = (headers: Record<string, string>) =>
      outcomeOf(error(429, 'rate_limit_exceeded', { ...json, ...headers }), 1)
    expect(wait({ date, 'retry-after': later })).toMatchObject({ retryAfterMs: 30_000 })
    expect(wait({ 'retry-after': later })).toMatchObject({ retryAfterMs: null })
  })
})
