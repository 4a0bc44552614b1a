import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { peerAddress } from '../../src/web/guards/client-address.ts'
import { serveWeb } from '../../src/web/serve.ts'

/** A promise that the test resolves; Node 20 has no Promise.withResolvers. */
function gate() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}

it('serves on a port, sees the peer, and names the remedy when the port is taken', async () => {
  const app = new Hono().get('/', (c) => c.text(peerAddress(c) ?? 'nobody'))
  const server = await serveWeb(app, { host: '127.0.0.1', port: 0 })
  const answer = await fetch(`http://127.0.0.1:${server.port}/`)
  expect(await answer.text()).toBe('127.0.0.1')
  const again = serveWeb(app, { host: '127.0.0.1', port: server.port })
  await expect(again).rejects.toMatchObject({
    code: 'conflict',
    help: expect.stringMatching(/PORT/),
  })
  await server.close()
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow()
})

it('lets a request under way end before it closes', async () => {
  const started = gate()
  const finish = gate()
  const app = new Hono().get('/', async (c) => {
    started.resolve()
    await finish.promise
    return c.text('whole')
  })
  const server = await serveWeb(app, { host: '127.0.0.1', port: 0 })
  const answer = fetch(`http://127.0.0.1:${server.port}/`)
  await started.promise
  const closed = server.close()
  finish.resolve()
  expect(await (await answer).text()).toBe('whole')
  await closed
})
