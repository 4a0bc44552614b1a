/** A local HTTP server that keeps what it is told and answers as it is asked to. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = { method: string; path: string; body: string; type: string | undefined }

export async function startListener() {
  const heard: Heard[] = []
  const listener = { answer: { status: 200, headers: {} as Record<string, string> } }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '', headers } = request
    heard.push({ method, path: url, body, type: headers['content-type'] })
    response.writeHead(listener.answer.status, listener.answer.headers).end('ok')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return Object.assign(listener, { url, heard, close })
}

export type Listener = Awaited<ReturnType<typeof startListener>>
