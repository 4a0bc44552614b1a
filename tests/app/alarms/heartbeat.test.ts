import { afterEach, beforeEach, expect, it } from 'vitest'
import { telling } from '../../../src/app/alarms/alarm.ts'
import { createHeartbeat } from '../../../src/app/alarms/heartbeat.ts'
import { createLog } from '../../../src/observability/log.ts'
import { type Listener, startListener } from '../../support/listener.ts'

let listener: Listener
let lines: string[]
const { signal } = new AbortController()

beforeEach(async () => {
  listener = await startListener()
  lines = []
})
afterEach(() => listener.close())

const heartbeatTo = (url: string | null) =>
  createHeartbeat({ url, log: createLog('info', { write: (line) => void lines.push(line) }) })

it('is a GET that nothing waits for', async () => {
  const heartbeat = heartbeatTo(`${listener.url}/ping/secret`)
  heartbeat.beat(signal)
  heartbeat.beat(signal)
  await heartbeat.idle()
  expect(listener.heard).toMatchObject([{ method: 'GET', path: '/ping/secret' }])
  expect(lines).toEqual([])
})

it('fails for good after three times in a row, and works again after one', async () => {
  const heartbeat = heartbeatTo(`${listener.url}/ping/secret`)
  const beat = async (status: number) => {
    listener.answer = { status, headers: {} }
    heartbeat.beat(signal)
    await heartbeat.idle()
    return heartbeat.failing()
  }
  expect(await beat(500)).toBeNull()
  expect(await beat(200)).toBeNull()
  expect(await beat(500)).toBeNull()
  expect(await beat(500)).toBeNull()
  expect(await beat(503)).toBe('HTTP 503')
  expect(await beat(200)).toBeNull()
  expect(lines).toHaveLength(4)
  expect(lines.join('')).not.toContain('secret')
})

it('does nothing without a URL', async () => {
  const heartbeat = heartbeatTo(null)
  heartbeat.beat(signal)
  await heartbeat.idle()
  expect(heartbeat.failing()).toBeNull()
})

it('an alarm is told when it begins, when it returns, and each day', () => {
  const at = (iso: string) => new Date(iso)
  const now = at('2026-11-21T08:00:00Z')
  const told = { toldAt: at('2026-11-20T08:00:01Z'), clearedAt: null }
  expect(telling(undefined, now)).toBe('raised')
  expect(telling(told, now)).toBeNull()
  expect(telling({ ...told, toldAt: at('2026-11-20T08:00:00Z') }, now)).toBe('lasting')
  expect(telling({ ...told, clearedAt: at('2026-11-21T07:00:00Z') }, now)).toBe('raised')
})
