/** How the stand-in answers one call: the checks in Resend's documented order, then the fault. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Misbehaviour } from './faults.ts'
import { type Answer, type IdempotencyStore, type TakenMail, takenMail } from './record.ts'
import { type Fault, type RuleOptions, refuseMail, refuseSender } from './rules.ts'

export type StandInOptions = Partial<RuleOptions> & {
  apiKey?: string
  port?: number
  /** Requests in any second, wherever it begins; null: no limit. */
  requestsPerSecond?: number | null
  dailyQuota?: number | null
  monthlyQuota?: number | null
  keepBodies?: boolean
  /** Moves the age of keys and the window of the rate. */
  now?: () => number
}

export type SeenRequest = {
  path: string
  key: string | null
  /** Mails in the body; 0 when it could not be read. */
  mails: number
  bodyHash: string
  /** Null: no answer was given. */
  status: number | null
  at: number
}

export type State = {
  options: Required<Omit<StandInOptions, 'port'>>
  keys: IdempotencyStore
  taken: TakenMail[]
  requests: SeenRequest[]
  scripted: Misbehaviour[]
  decide: ((request: SeenRequest) => Misbehaviour) | null
  /** When the requests of the last second came. */
  window: number[]
}

export type Call = {
  seen: SeenRequest
  body: string
  headers: IncomingMessage['headers']
  batch: boolean
  parsed: unknown
  response: ServerResponse
}

export const answerOf = ({ status, name, message }: Fault): Answer => ({
  status,
  body: { statusCode: status, name, message },
})

/** 401, 403 and 429 first, then the key, then the mails: the order the protocol leans on. */
export async function answer(state: State, call: Call, fault: Misbehaviour): Promise<void> {
  if (fault.fault === 'status') return answerScripted(state, call, fault)
  const early =
    refuseRate(state) ??
    refuseQuota(state, call) ??
    refuseDomain(state, call) ??
    refuseKeyForm(call)
  if (early) return answerEarly(state, call, early)
  const { key } = call.seen
  if (key === null) return answerNew(state, call, fault)
  const known = state.keys.look(key, call.seen.bodyHash)
  if (known === 'new') return answerNew(state, call, fault)
  if (typeof known === 'object') return deliverAnswer(state, call, fault, known.replay)
  const name =
    known === 'under-way' ? 'concurrent_idempotent_requests' : 'invalid_idempotent_request'
  send(state, call, answerOf({ status: 409, name, message: `The idempotency key is ${known}.` }))
}

function answerScripted(
  state: State,
  call: Call,
  fault: Extract<Misbehaviour, { fault: 'status' }>,
): void {
  const { status, name = 'application_error', message = '' } = fault
  send(state, call, { ...answerOf({ status, name, message }), text: fault.text }, fault.headers)
}

function answerEarly(state: State, call: Call, early: Fault): void {
  const wait = early.name === 'rate_limit_exceeded'
  send(state, call, answerOf(early), wait ? { 'retry-after': '1' } : undefined)
}

async function answerNew(state: State, call: Call, fault: Misbehaviour): Promise<void> {
  const { key, bodyHash } = call.seen
  if (key !== null) state.keys.begin(key)
  if (fault.fault === 'slow') await new Promise((done) => setTimeout(done, fault.ms))
  const taking = !('taken' in fault) || fault.taken
  const result = taking ? take(state, call) : null
  if (key !== null) {
    const end = () =>
      state.keys.end(
        key,
        result?.status === 200 ? { payload: bodyHash, answer: result } : undefined,
      )
    // Nothing taken and nothing answered: the key is under way until the caller hangs up.
    if (fault.fault === 'hang' && !taking) call.response.once('close', end)
    else end()
  }
  deliverAnswer(state, call, fault, result)
}

function deliverAnswer(state: State, call: Call, fault: Misbehaviour, result: Answer | null): void {
  if (fault.fault === 'hang') return
  if (fault.fault === 'reset') {
    call.response.socket?.resetAndDestroy()
    return
  }
  if (fault.fault === 'garbage') {
    send(state, call, { status: 200, body: null, text: '<html>wait a moment</html>' })
    return
  }
  if (fault.fault === 'gateway') {
    send(state, call, { status: fault.status, body: null, text: '<h1>Bad gateway</h1>' })
    return
  }
  const answered = result ?? { status: 500, body: null }
  send(state, call, fault.fault === 'fewer-ids' ? withoutLastId(answered) : answered)
}

function withoutLastId(answer: Answer): Answer {
  const body = answer.body as { data?: unknown[] }
  return { ...answer, body: { ...body, data: body.data?.slice(0, -1) } }
}

function refuseRate({ options, window }: State): Fault | null {
  if (options.requestsPerSecond === null) return null
  const now = options.now()
  while (window.length > 0 && (window[0] ?? 0) <= now - 1000) window.shift()
  window.push(now)
  if (window.length <= options.requestsPerSecond) return null
  const message = 'Too many requests. Please limit the number of requests per second.'
  return { status: 429, name: 'rate_limit_exceeded', message }
}

/** Every mail of a batch counts; the quotas are what is left, not a calendar. */
function refuseQuota({ options, taken }: State, { seen }: Call): Fault | null {
  for (const which of ['daily', 'monthly'] as const) {
    const quota = options[`${which}Quota`]
    if (quota !== null && taken.length + seen.mails > quota) {
      const message = `You have reached your ${which} email sending quota.`
      return { status: 429, name: `${which}_quota_exceeded`, message }
    }
  }
  return null
}

function mailsOf({ parsed, batch }: Call): Record<string, unknown>[] | null {
  const list = batch ? parsed : [parsed]
  if (!Array.isArray(list) || parsed === undefined) return null
  return list.every((mail) => typeof mail === 'object' && mail !== null) ? list : null
}

function refuseKeyForm({ seen: { key } }: Call): Fault | null {
  if (key === null || (key.length >= 1 && key.length <= 256)) return null
  const message = 'The idempotency key must be between 1-256 chars.'
  return { status: 400, name: 'invalid_idempotency_key', message }
}

const refuseDomain = (state: State, call: Call): Fault | null =>
  refuseSender(mailsOf(call) ?? [], state.options)

/** Validates and records. Strict batches stand or fall together. */
function take(state: State, call: Call): Answer {
  const mails = mailsOf(call)
  const invalid = { status: 422, name: 'validation_error' }
  if (!mails) return answerOf({ ...invalid, message: 'The body is not what this endpoint takes.' })
  if (mails.length < 1 || mails.length > 100) {
    return answerOf({ ...invalid, message: 'A batch holds 1 to 100 emails.' })
  }
  const faults = mails.map((mail) => refuseMail(mail, call.batch, state.options))
  const permissive = call.batch && call.headers['x-batch-validation'] === 'permissive'
  const first = faults.findIndex((fault) => fault !== null)
  const bad = faults[first]
  if (bad && !permissive) {
    const message = call.batch ? `emails.${first}: ${bad.message}` : bad.message
    return answerOf({ ...bad, message })
  }
  const context = {
    key: call.seen.key,
    keepBody: state.options.keepBodies,
    at: state.options.now(),
  }
  const kept = mails.filter((_, index) => faults[index] === null)
  const taken = kept.map((mail) => takenMail(mail, context))
  state.taken.push(...taken)
  if (!call.batch) return { status: 200, body: { id: taken[0]?.id ?? randomUUID() } }
  const data = taken.map(({ id }) => ({ id }))
  const errors = faults.flatMap((fault, index) =>
    fault ? [{ index, message: fault.message }] : [],
  )
  return { status: 200, body: permissive ? { data, errors } : { data } }
}

export function send(
  state: State,
  { seen, response }: Call,
  { status, body, text }: Answer & { text?: string | undefined },
  headers: Record<string, string> = {},
): void {
  const limit = state.options.requestsPerSecond ?? 1000
  seen.status = status
  response.writeHead(status, {
    'content-type': text === undefined ? 'application/json; charset=utf-8' : 'text/html',
    'ratelimit-policy': `${limit};w=1`,
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(Math.max(0, limit - state.window.length)),
    'ratelimit-reset': '1',
    ...headers,
  })
  response.end(text ?? JSON.stringify(body))
}
