import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { isLow, readDiskRoom, watchDisk } from '../../src/app/disk-room.ts'
import { createApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { openTestDatabase } from '../support/database.ts'

const gb = 1_000_000_000

it.each([
  [{ bytes: 0.4 * gb, share: 0.5 }, true],
  [{ bytes: 2 * gb, share: 0.09 }, true],
  [{ bytes: 2 * gb, share: 0.11 }, false],
  [{ bytes: 80 * gb, share: 0.04 }, false],
])('%o is too little: %s', (room, low) => {
  expect(isLow(room)).toBe(low)
})

it('is read of the disk that holds the folder, and of no server', async () => {
  const { bytes, share } = await readDiskRoom(tmpdir())
  expect(bytes).toBeGreaterThan(0)
  expect(share).toBeGreaterThan(0)
  expect(await watchDisk(null)()).toBeNull()
})

it('papers stop coming in while it is low, and letters go on', async () => {
  const test = await openTestDatabase()
  let room: string | null = '0.4 GB free (3 %)'
  const config = loadConfig({ SOURCES: 'none', LOG_LEVEL: 'silent' })
  const app = await createApp({
    config,
    db: test.db,
    secretKey: 'the secret of these tests, long enough',
    lowDisk: async () => room,
  })
  const calendar = fixedCalendar(new Date('2026-05-19T12:00:00Z'))
  const { signal } = new AbortController()
  try {
    const ingest = () => app.ingest(calendar, { source: 'sample' }, signal)
    await expect(ingest()).rejects.toThrow('the disk has 0.4 GB free')
    expect(await app.deliver(calendar, {})).toMatchObject({ failed: 0 })
    room = null
    await expect(ingest()).rejects.not.toThrow('the disk has')
  } finally {
    app.close()
    await test.close()
  }
})
