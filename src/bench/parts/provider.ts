/** A provider for measuring: takes Resend's two calls, parses every body, keeps its rule on keys, and
 * remembers which letter it took how often. The strict one that faults are tested against is in tests. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTakenLetters } from '../taken-letters.ts'

type Mail = {
  to?: unknown
  subject?: unknown
  html?: unknown
  tags?: Array<{ name: string; value: string }>
}
type Answer = { status: number; body: string }

/** Batches kept whole, evenly spread over the run: what the baselines send. */
const keptBatches = 30

export async function openProvider(input: { expectedBatches: number }) {
  const every = Math.max(1, Math.floor(input.expectedBatches / keptBatches))
  let state = freshState()
  const server = createServer((request, response) => {
    receive(state, every, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: async () => `http://127.0.0.1:${port}`,
    /** The counts by letter, and the kept bodies one a line, go to files. */
    async record(files: { counts: string; bodies: string }) {
      await writeFile(files.counts, state.taken.counts())
      await writeFile(files.bodies, Buffer.concat(state.kept.flatMap((body) => [body, newline])))
      const { batches, bytes, conflicts, refused } = state
      return { batches, bytes, conflicts, refused, letters: state.taken.total() }
    },
    async forget() {
      state = freshState()
      state.keeps = false
    },
  }
}

const newline = Buffer.from('\n')

const freshState = () => ({
  taken: createTakenLetters(),
  /** By key: the hash of the body it came with, and the answer's ids' number. */
  keys: new Map<string, string>(),
  kept: [] as Buffer[],
  keeps: true,
  batches: 0,
  bytes: 0,
  /** A key that came again with another body. */
  conflicts: 0,
  refused: 0,
})
type State = ReturnType<typeof freshState>

async function receive(
  state: State,
  every: number,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const answer = answerTo(state, every, request, body)
  if (answer.status >= 400) state.refused += 1
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(answer.body),
  })
  response.end(answer.body)
}

function answerTo(state: State, every: number, request: IncomingMessage, body: Buffer): Answer {
  const batch = request.url === '/emails/batch'
  if (!batch && request.url !== '/emails') return refusal(404, 'not_found')
  if (!request.headers.authorization) return refusal(401, 'missing_api_key')
  const parsed: unknown = JSON.parse(body.toString('utf8'))
  const mails = (batch ? parsed : [parsed]) as Mail[]
  if (mails.length > 100 || !mails.every(isSound)) return refusal(422, 'validation_error')
  const ids = mails.map((mail) => Number(mail.tags?.find(({ name }) => name === 'letter')?.value))
  const key = String(request.headers['idempotency-key'] ?? '')
  const known = key && knownAs(state, key, body)
  if (known === 'conflict') return refusal(409, 'invalid_idempotent_request')
  if (known !== 'again') takeAll(state, every, ids, body)
  // An id of its own for each letter and key, and the same one when the call is repeated.
  const data = ids.map((id) => ({ id: `${key.slice(0, 23)}-${id.toString(16).padStart(12, '0')}` }))
  return { status: 200, body: JSON.stringify(batch ? { data } : data[0]) }
}

function takeAll(state: State, every: number, ids: number[], body: Buffer) {
  for (const id of ids) state.taken.take(id)
  if (state.keeps && state.batches % every === 0) state.kept.push(body)
  state.batches += 1
  state.bytes += body.length
}

function knownAs(state: State, key: string, body: Buffer): 'new' | 'again' | 'conflict' {
  const hash = createHash('sha256').update(body).digest('base64url')
  const before = state.keys.get(key)
  if (before === undefined) {
    state.keys.set(key, hash)
    return 'new'
  }
  if (before === hash) return 'again'
  state.conflicts += 1
  return 'conflict'
}

const isSound = ({ to, subject, html, tags }: Mail): boolean =>
  typeof to === 'string' &&
  typeof subject === 'string' &&
  typeof html === 'string' &&
  Array.isArray(tags)

const refusal = (statusCode: number, name: string): Answer => ({
  status: statusCode,
  body: JSON.stringify({ statusCode, name, message: name }),
})
