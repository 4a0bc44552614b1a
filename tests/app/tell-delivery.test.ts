import { expect, it } from 'vitest'
import { tellDelivery } from '../../src/app/tell-delivery.ts'
import type { DeliveryEvent } from '../../src/delivery/deps.ts'
import { createLog } from '../../src/observability/log.ts'

function told(happened: DeliveryEvent, transport = 'resend'): { level: string; msg: string } {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  tellDelivery(log, transport, happened)
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] as string)
}

it('a refusal of us is an error that says what is held and what to do', () => {
  const reason = 'invalid_api_key: API key is invalid'
  expect(told({ event: 'lane-held', lane: 'bulk', reason })).toMatchObject({
    level: 'error',
    event: 'lane-held',
    msg: 'resend refuses us (invalid_api_key: API key is invalid): daily digests are held. Mend the key or the domain, then restart Paperboy',
  })
})

it('a relay without clear answers refuses nobody, and a restart would not let the lane go on', () => {
  const reason = '5 letters within an hour had no clear answer'
  const happened = { event: 'lane-held', lane: 'bulk', reason, by: 'unclear' } as const
  expect(told(happened, 'smtp')).toMatchObject({
    level: 'error',
    event: 'lane-held',
    msg: '5 letters within an hour had no clear answer: daily digests are held. Look at the relay and at what it took, then run `paperboy resume`',
  })
})

it('everything else is a warning in a sentence', () => {
  const batchId = '8c0c7a30-0000-4000-8000-000000000000'
  const reason = 'why'
  const others: DeliveryEvent[] = [
    { event: 'lane-parked', lane: 'urgent', reason },
    { event: 'batch-retried', batchId, attempts: 2, reason },
    { event: 'batch-unknown', batchId, letters: 1, reason },
    { event: 'batch-dissolved', batchId, letters: 100, reason },
    { event: 'letter-failed', letterId: 7, reason },
  ]
  for (const happened of others) {
    const { level, msg } = told(happened)
    expect(level).toBe('warn')
    expect(msg).toMatch(/^\S+ .*\(why\)/)
  }
})
