/** The same letters over both carriers: as MIME that a real SMTP server took, and as the JSON that
 * the real Resend SDK puts on the wire. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Message } from '../../src/delivery/ports.ts'
import { createResendTransport } from '../../src/delivery/transports/resend.ts'
import { type RelayedLetter, startRelay } from '../support/relay.ts'
import { smtpTransport } from '../support/smtp-transport.ts'
import { type Received, readMail } from './received.ts'

export async function throughSmtp(
  letters: Message[],
): Promise<Array<Received & { relayed: RelayedLetter }>> {
  const relay = await startRelay()
  const transport = smtpTransport(relay.url)
  try {
    for (const message of letters) {
      const outcome = await transport.send({ key: 'unused', messages: [message] })
      if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome))
    }
    return Promise.all(
      relay.taken.map(async (relayed) => ({ ...(await readMail(relayed.raw)), relayed })),
    )
  } finally {
    transport.close?.()
    await relay.close()
  }
}

/** What Resend is asked for one letter: its JSON API's own names. */
export type WireMail = {
  from: string
  to: string | string[]
  reply_to?: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  tags: Array<{ name: string; value: string }>
}

export async function throughResend(letters: Message[]): Promise<WireMail[]> {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    bodies.push(Buffer.concat(chunks).toString('utf8'))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ data: letters.map((_, index) => ({ id: `id-${index}` })) }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const transport = createResendTransport({ apiKey: 're_test', baseUrl, rate: 1000 })
    await transport.send({ key: 'a-key', messages: letters })
    return JSON.parse(bodies[0] ?? 'null') as WireMail[]
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
