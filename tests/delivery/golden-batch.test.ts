/** Pins what one frozen batch is on the wire, to the byte. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { checksumOf } from '../../src/delivery/checksum.ts'
import { payloadOf } from '../../src/delivery/payload.ts'
import { createResendTransport } from '../../src/delivery/transports/resend.ts'
import { composeGolden } from '../support/golden-batch.ts'

const whatItMeans = `
The same frozen rows give other bytes than before. That is allowed, but know what follows:
- the composer fingerprint changes with it (src/app/wire-delivery.ts lists what it is made of; should a
  file outside that list have changed these bytes, add it there first), so
- batches that an older build left open are dissolved and frozen anew by this one,
- batches that may have been taken are not sent again by it: they become unknown after 23 hours.
Let open batches drain before you deploy. If the change is meant: npm test -- -u tests/delivery/golden-batch.test.ts`

/** What the SDK sends, as it arrives. */
async function onTheWire(): Promise<Buffer> {
  const bodies: Buffer[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    bodies.push(Buffer.concat(chunks))
    response.setHeader('content-type', 'application/json').end('{"data":[]}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const transport = createResendTransport({ apiKey: 're_test', baseUrl, rate: 1000 })
    await transport.send({
      key: '9b2c6d0e-0000-4000-8000-000000000000',
      messages: await composeGolden(),
    })
  } finally {
    server.closeAllConnections()
    server.close()
  }
  expect(bodies).toHaveLength(1)
  return bodies[0] as Buffer
}

/** Each letter with one field a line, its HTML broken before tags; the checksum is of the raw bytes. */
function readable(body: Buffer): string {
  const letters = JSON.parse(body.toString()) as Array<Record<string, unknown>>
  const shown = letters.map(({ html, text, ...fields }, index) =>
    [
      `==== letter ${index + 1}`,
      ...Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
      `---- text\n${text}`,
      `---- html\n${String(html).replaceAll(/(?<!^)(?=<(?!\/|!--))/g, '\n')}`,
    ].join('\n'),
  )
  const sum = createHash('sha256').update(body).digest('hex')
  return `sha256 of the ${body.length} bytes on the wire: ${sum}\n\n${shown.join('\n\n')}\n`
}

it('a frozen batch is these bytes on the wire', async () => {
  const body = await onTheWire()
  await expect(readable(body), whatItMeans).toMatchFileSnapshot('golden/batch.txt')
})

it('is the same whichever build of React composes it', async () => {
  const here = checksumOf(payloadOf(await composeGolden()))
  const program = fileURLToPath(new URL('processes/compose-golden.ts', import.meta.url))
  for (const NODE_ENV of ['production', 'development']) {
    const env = { ...process.env, NODE_ENV }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], {
      env,
    })
    expect(stdout, `NODE_ENV=${NODE_ENV}`).toBe(here)
  }
})
