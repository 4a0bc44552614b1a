/** A local stand-in of Resend on 127.0.0.1 that keeps its documented rules (idempotency, validation,
 * order of the checks), records every mail it takes, and misbehaves when a test asks it to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Account, answerAccount, isAccountPath, newAccount } from './resend/account.ts'
import {
  answer,
  answerOf,
  type SeenRequest,
  type StandInOptions,
  type State,
  send,
} from './resend/answer.ts'
import type { Misbehaviour } from './resend/faults.ts'
import { hashOf, IdempotencyStore, type TakenMail } from './resend/record.ts'
import type { Fault } from './resend/rules.ts'

export type ResendStandIn = {
  url: string
  apiKey: string
  /** Every mail taken, in order. The truth that a sender's own records are judged by. */
  taken: TakenMail[]
  requests: SeenRequest[]
  /** Domains, webhooks and the plan; may be changed while it runs. */
  account: Account
  /** May be changed while it runs. */
  options: Required<Omit<StandInOptions, 'port'>>
  /** One a request that names a right key, in order; then it behaves again. */
  script(...faults: Misbehaviour[]): void
  /** Decides for every request that no script is left for. */
  misbehave(decide: ((request: SeenRequest) => Misbehaviour) | null): void
  forgetKeys(): void
  /** Letters taken more than once, or once with one body and again with another. */
  doubles(): number[]
  close(): Promise<void>
}

export async function startResendStandIn(options: StandInOptions = {}): Promise<ResendStandIn> {
  const now = options.now ?? Date.now
  const account = newAccount(now)
  const state: State = {
    options: {
      apiKey: options.apiKey ?? 're_stand_in',
      requestsPerSecond: options.requestsPerSecond ?? null,
      dailyQuota: options.dailyQuota ?? null,
      monthlyQuota: options.monthlyQuota ?? null,
      keepBodies: options.keepBodies ?? true,
      verifiedDomains: options.verifiedDomains ?? null,
      refuseReserved: options.refuseReserved ?? true,
      now,
    },
    keys: new IdempotencyStore(() => state.options.now()),
    taken: [],
    requests: [],
    scripted: [],
    decide: null,
    window: [],
  }
  const server = createServer((request, response) => {
    receive(state, account, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: state.options.apiKey,
    taken: state.taken,
    requests: state.requests,
    account,
    options: state.options,
    script: (...faults) => state.scripted.push(...faults),
    misbehave: (decide) => {
      state.decide = decide
    },
    forgetKeys: () => state.keys.forgetAll(),
    doubles: () => doublesOf(state.taken),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function doublesOf(taken: TakenMail[]): number[] {
  const counts = new Map<number, number>()
  for (const { letterId } of taken) {
    if (letterId !== null) counts.set(letterId, (counts.get(letterId) ?? 0) + 1)
  }
  return [...counts].flatMap(([letter, count]) => (count > 1 ? [letter] : []))
}

async function receive(
  state: State,
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  const path = request.url ?? ''
  const parsed = parse(body)
  const key = request.headers['idempotency-key']
  const seen: SeenRequest = {
    path,
    key: typeof key === 'string' ? key : null,
    mails: parsed === undefined ? 0 : Array.isArray(parsed) ? parsed.length : 1,
    bodyHash: hashOf(body),
    status: null,
    at: state.options.now(),
  }
  state.requests.push(seen)
  const batch = path === '/emails/batch'
  const call = { seen, body, headers: request.headers, batch, parsed, response }
  const aboutAccount = isAccountPath(path)
  const lost = (aboutAccount ? null : refuseRoute(request, path)) ?? refuseKey(state, request)
  if (lost) return send(state, call, answerOf(lost))
  const fault = state.scripted.shift() ?? state.decide?.(seen) ?? { fault: 'none' }
  if (aboutAccount && fault.fault === 'none') {
    seen.mails = 0
    return send(state, call, answerAccount(account, { method: request.method ?? '', path, parsed }))
  }
  await answer(state, call, fault)
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function refuseRoute(request: IncomingMessage, path: string): Fault | null {
  if (path !== '/emails' && path !== '/emails/batch') {
    return { status: 404, name: 'not_found', message: 'The requested endpoint does not exist.' }
  }
  return request.method === 'POST'
    ? null
    : { status: 405, name: 'method_not_allowed', message: 'This endpoint does not support it.' }
}

function refuseKey(state: State, request: IncomingMessage): Fault | null {
  const given = request.headers.authorization
  if (!given) return { status: 401, name: 'missing_api_key', message: 'Missing API Key' }
  return given === `Bearer ${state.options.apiKey}`
    ? null
    : { status: 403, name: 'invalid_api_key', message: 'API key is invalid' }
}
