/** An embeddings endpoint on a local port: a direction a subject, by the words it is told. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Misdeed =
  | { status: number; headers?: Record<string, string> }
  | { body: string }
  | 'reset'
  | 'breaks-off'

const subjects = ['captions', 'proofs', 'robots']

/** A little of everything, most of the subject that is named. */
export const vectorFor = (text: string): number[] =>
  subjects.map((subject) => 0.1 + text.toLowerCase().split(subject).length - 1)

export async function startEmbeddings() {
  const stand = {
    calls: [] as Array<{ model: string; input: string[]; key: string | undefined }>,
    /** What the next calls get instead of an answer, first one first; null: an answer. */
    misdeeds: [] as Array<Misdeed | null>,
    /** Letters of a text; with a longer one the whole call is refused. */
    longest: Number.POSITIVE_INFINITY,
    dimensions: subjects.length,
  }
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    if (request.method !== 'POST' || request.url !== '/v1/embeddings') {
      response.writeHead(404).end()
      return
    }
    const { model, input } = JSON.parse(text) as { model: string; input: string[] }
    stand.calls.push({ model, input, key: request.headers.authorization })
    const misdeed = nextMisdeed(stand, input)
    if (misdeed === 'reset' || misdeed === 'breaks-off') {
      hangUp(response, misdeed)
      return
    }
    if (misdeed && 'status' in misdeed) {
      response.writeHead(misdeed.status, misdeed.headers ?? {}).end('{"error":{}}')
      return
    }
    const data = input.map((one, index) => ({
      object: 'embedding',
      index,
      embedding: vectorFor(one).slice(0, stand.dimensions),
    }))
    response.writeHead(200, { 'content-type': 'application/json' })
    // The order of the list is not promised: the index counts.
    response.end(misdeed ? misdeed.body : JSON.stringify({ data: data.reverse(), model }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return Object.assign(stand, { url, close })
}

type Standing = { misdeeds: Array<Misdeed | null>; longest: number }

function nextMisdeed({ misdeeds, longest }: Standing, input: string[]): Misdeed | null {
  const next = misdeeds.shift() ?? null
  return input.some((text) => text.length > longest) ? { status: 413 } : next
}

function hangUp(response: ServerResponse, how: 'reset' | 'breaks-off'): void {
  if (how === 'reset') {
    response.destroy()
    return
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"data":[', () => response.destroy())
}
