/** The provider of the crash test: keeps Resend's rule on keys, fails as misdeed.ts says, and writes
 * down every letter it takes with its key and body. A caller that dies in the middle of a body has
 * sent nothing; one that dies later has. */
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Misdeed, nextMisdeed } from '../crash/misdeed.ts'
import { hashOf, letterOf, type TakenRecord, take } from '../crash/taken-record.ts'
import { createLots, type Lots } from '../lots.ts'

type Answer = { status: number; body: string; headers?: Record<string, string> }

type State = {
  lots: Lots
  behaves: boolean
  record: TakenRecord
  /** By key: the hash of the body it came with, and what was answered. */
  keys: Map<string, { body: string; answer: Answer }>
  underWay: Set<string>
  counts: { calls: number; misdeeds: number; repeated: number; conflicts: number }
}

export async function openCrashProvider(input: { seed: number }) {
  const state: State = {
    lots: createLots(input.seed),
    behaves: false,
    record: new Map(),
    keys: new Map(),
    underWay: new Set(),
    counts: { calls: 0, misdeeds: 0, repeated: 0, conflicts: 0 },
  }
  const server = createServer((request, response) => {
    receive(state, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: async () => `http://127.0.0.1:${port}`,
    /** No more faults. */
    async behave() {
      state.behaves = true
    },
    async record(given: { file: string }) {
      await writeFile(given.file, JSON.stringify([...state.record]))
      return state.counts
    },
  }
}

async function receive(state: State, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const misdeed = state.behaves ? 'none' : nextMisdeed(state.lots)
  state.counts.calls += 1
  if (misdeed !== 'none') state.counts.misdeeds += 1
  const answer = await answerTo(state, request, Buffer.concat(chunks), misdeed)
  deliver(response, answer, misdeed)
}

async function answerTo(
  state: State,
  request: IncomingMessage,
  body: Buffer,
  misdeed: Misdeed,
): Promise<Answer> {
  const key = request.headers['idempotency-key']
  if (request.url !== '/emails/batch' || typeof key !== 'string') return refusal(404, 'not_found')
  if (misdeed === 'slow-down') {
    return { ...refusal(429, 'rate_limit_exceeded'), headers: { 'retry-after': '1' } }
  }
  if (misdeed === 'unwell') return refusal(503, 'service_unavailable')
  if (state.underWay.has(key)) return refusal(409, 'concurrent_idempotent_requests')
  const hash = hashOf(body)
  const known = state.keys.get(key)
  if (known) {
    state.counts[known.body === hash ? 'repeated' : 'conflicts'] += 1
    return known.body === hash ? known.answer : refusal(409, 'invalid_idempotent_request')
  }
  state.underWay.add(key)
  if (misdeed === 'late') await pause(50 + state.lots.below(300))
  const answer = misdeed.endsWith('-before') ? nothingTaken : takeAll(state, key, body, misdeed)
  state.underWay.delete(key)
  if (answer.status === 200) state.keys.set(key, { body: hash, answer })
  return answer
}

const nothingTaken: Answer = { status: 500, body: '' }

function takeAll(state: State, key: string, body: Buffer, misdeed: Misdeed): Answer {
  const mails: unknown = JSON.parse(body.toString('utf8'))
  if (misdeed === 'refused' || !Array.isArray(mails) || mails.length > 100) {
    return refusal(422, 'validation_error')
  }
  take(state.record, key, mails)
  const data = mails.map((mail) => ({ id: `${key.slice(0, 23)}-${letterOf(mail)}` }))
  return { status: 200, body: JSON.stringify({ data }) }
}

function deliver(response: ServerResponse, { status, body, headers }: Answer, misdeed: Misdeed) {
  if (misdeed.startsWith('silent-')) return
  if (misdeed.startsWith('reset-')) {
    response.socket?.resetAndDestroy()
    return
  }
  if (misdeed.startsWith('page-')) return send(response, 200, '<p>One moment</p>', 'text/html')
  if (misdeed === 'gateway-after') return send(response, 502, '<h1>Bad gateway</h1>', 'text/html')
  const said = misdeed === 'fewer-ids' && status === 200 ? withoutLastId(body) : body
  send(response, status, said, 'application/json', headers)
}

function withoutLastId(body: string): string {
  const { data } = JSON.parse(body) as { data: unknown[] }
  return JSON.stringify({ data: data.slice(0, -1) })
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type: string,
  headers: Record<string, string> = {},
) {
  const length = Buffer.byteLength(body)
  response.writeHead(status, { 'content-type': type, 'content-length': length, ...headers })
  response.end(body)
}

const refusal = (statusCode: number, name: string): Answer => ({
  status: statusCode,
  body: JSON.stringify({ statusCode, name, message: name }),
})
