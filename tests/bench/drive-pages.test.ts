/** Pages asked for at a fixed rate, of a server that does not give them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createDriver } from '../../src/bench/drive-pages.ts'

it('an answer that is no page fails the run, and not the process', async () => {
  const server = createServer((_, response) => response.writeHead(503).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const unheard: unknown[] = []
  const hear = (error: unknown) => unheard.push(error)
  process.on('unhandledRejection', hear)
  const driver = createDriver((server.address() as AddressInfo).port)
  const kinds = [{ kind: 'home', next: () => '/' }]
  await expect(driver.atRate(kinds, { rate: 50, seconds: 0.2 })).rejects.toThrow('/ answered 503')
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
  driver.close()
  server.closeAllConnections()
  server.close()
})
