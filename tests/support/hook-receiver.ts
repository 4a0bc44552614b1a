/** A receiver of webhooks on this machine, which verifies signatures by itself, from the words of the
 * specification: HMAC-SHA256 over `id.timestamp.body`. */
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fetch } from '../../src/lib/polite-http.ts'
import { createSafeFetch, type SafeFetchDeps } from '../../src/lib/safe-fetch.ts'

export type HeardCall = {
  id: string
  timestamp: number
  signatures: string[]
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: what it is stands in the expectations
  body: any
  raw: string
  path: string
}

type Behave = (answer: ServerResponse, nth: number, call: HeardCall) => void

export type HookReceiver = Awaited<ReturnType<typeof startHookReceiver>>

export async function startHookReceiver() {
  const heard: HeardCall[] = []
  let behave: Behave = (answer) => void answer.writeHead(204).end()
  const server = createServer((request, answer) => {
    void readCall(request).then((call) => {
      heard.push(call)
      behave(answer, heard.length, call)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    heard,
    url: 'https://hooks.example/paperboy',
    behave: (how: Behave) => {
      behave = how
    },
    /** As the product's, but that its one public place is this receiver. */
    fetch: fetchTo(port, {}),
    /** As that one, with another name server. */
    fetchBy: (resolve: SafeFetchDeps['resolve'] & {}) => fetchTo(port, { resolve }),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function fetchTo(port: number, given: Pick<SafeFetchDeps, 'resolve'>): Fetch {
  const loopback = [{ address: '127.0.0.1', family: 4 }]
  const safe = createSafeFetch(
    given.resolve
      ? given
      : { resolve: async () => loopback, allows: (address) => address === '127.0.0.1' },
  )
  return (url, init) =>
    given.resolve
      ? safe(url, init)
      : safe(new URL(url.href.replace(/^https:\/\/[^/]+/, `http://${url.hostname}:${port}`)), init)
}

async function readCall(request: IncomingMessage): Promise<HeardCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks).toString('utf8')
  const header = (name: string) => String(request.headers[name] ?? '')
  return {
    id: header('webhook-id'),
    timestamp: Number(header('webhook-timestamp')),
    signatures: header('webhook-signature').split(' '),
    type: header('content-type'),
    body: JSON.parse(raw),
    raw,
    path: `${request.method} ${request.url}`,
  }
}

/** Whether one of its signatures is by this secret. */
export function isSignedBy(call: HeardCall, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${call.id}.${call.timestamp}.${call.raw}`)
  return call.signatures.includes(`v1,${mac.digest('base64')}`)
}
