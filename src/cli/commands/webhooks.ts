/** `webhooks`: who is told of what happens here. */
import { PaperboyError } from '../../errors.ts'
import { eventTypes, usualEvents } from '../../webhooks/events.ts'
import { overlapHours } from '../../webhooks/secret.ts'
import type { Command, CommandContext } from '../command.ts'
import { dateOf } from '../date-option.ts'
import type { WebhookLine } from '../webhook-services.ts'

export const webhooks: Command = {
  name: 'webhooks',
  summary:
    'tell other programs what happens here: add, list, pause, resume, test, rotate, replay, remove',
  usage:
    'webhooks list [--json] | add URL [--events A,B | --events all] | test ID | rotate ID [--leaked] | replay ID [--since DAY] | pause ID | resume ID | remove ID',
  options: {
    events: { type: 'string' },
    leaked: { type: 'boolean' },
    since: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    events: `add: of ${eventTypes.join(', ')}; without, all but digest.accepted`,
    leaked: 'rotate: the secret before is known to others and signs no more',
    since:
      'replay: all that it was told since that day (UTC), also what arrived; without, what was given up',
    json: 'print what a program may read',
  },
  takesWords: true,
  async run(context) {
    const [act = 'list', word, more] = context.positionals
    const run = Object.hasOwn(acts, act) ? acts[act] : undefined
    if (run === undefined || more !== undefined) {
      throw new PaperboyError('bad-input', `webhooks ${act} is not known so`, {
        help: 'See --help.',
      })
    }
    return run(context, word)
  },
}

type Act = (context: CommandContext, word: string | undefined) => Promise<number>

const acts: Record<string, Act> = {
  async list({ services, values, io }) {
    const found = await services.listWebhooks()
    if (values.json) await io.out(JSON.stringify(found))
    else if (found.length === 0) await io.out('nobody is told; webhooks add URL')
    else for (const line of found.flatMap(linesOf)) await io.out(line)
    return 0
  },
  async add({ services, values, io }, url) {
    if (url === undefined) throw missing('an address')
    const made = await services.addWebhook({ url, events: eventsOf(values.events) })
    if (values.json) await io.out(JSON.stringify(made))
    else {
      await io.out(`webhook ${made.id} is told of ${made.events.join(', ')}`)
      await io.out(`secret: ${made.secret}`)
      await io.note(`keep it: it is not shown again. webhooks test ${made.id} sends a first call.`)
    }
    return 0
  },
  async test({ services, values, io, signal }, word) {
    const answer = await services.testWebhook({ id: idOf(word) }, signal)
    if (values.json) await io.out(JSON.stringify(answer))
    else await io.out(answer.fault === null ? `it arrived: HTTP ${answer.status}` : answer.fault)
    return answer.fault === null ? 0 : 1
  },
  async rotate({ services, values, io }, word) {
    const leaked = values.leaked === true
    const { secret } = await services.rotateWebhook({ id: idOf(word), leaked })
    if (values.json) await io.out(JSON.stringify({ secret }))
    else {
      await io.out(`secret: ${secret}`)
      if (!leaked) await io.note(`the one before signs beside it for ${overlapHours} hours`)
    }
    return 0
  },
  async replay({ services, values, io }, word) {
    const id = idOf(word)
    const calls = await services.replayWebhook({ id, since: dateOf(values, 'since') })
    if (values.json) await io.out(JSON.stringify({ calls }))
    else
      await io.out(
        `${calls} ${calls === 1 ? 'call is' : 'calls are'} made again, under the ids they had`,
      )
    return 0
  },
  pause: (context, word) => set(context, word, 'paused'),
  resume: (context, word) => set(context, word, 'active'),
  async remove({ services, io }, word) {
    const id = idOf(word)
    await services.removeWebhook({ id })
    await io.out(`webhook ${id} is gone, and every call to it`)
    return 0
  },
}

async function set({ services, io }: CommandContext, word: string | undefined, state: State) {
  const id = idOf(word)
  await services.setWebhook({ id, state })
  await io.out(
    state === 'paused'
      ? `webhook ${id} is paused: it is told of nothing that happens meanwhile`
      : `webhook ${id} is called again; what waits goes first`,
  )
  return 0
}

type State = 'active' | 'paused'

const pausedWords = {
  person: 'paused by hand',
  gone: 'paused: it answered 410, gone',
  failing: 'paused: nothing arrived for days',
}

function linesOf(one: WebhookLine): string[] {
  const state = one.state === 'active' ? 'active' : pausedWords[one.pausedBy ?? 'person']
  const fails = one.failingSince === null ? '' : `, fails since ${one.failingSince.slice(0, 16)}`
  const fault = one.lastFault === null ? '' : ` (${one.lastFault})`
  return [
    `${one.id}  ${one.url}`,
    `   ${state}${fails}${fault}; ${one.waiting} waiting, ${one.failed} given up`,
    `   ${one.events.join(', ')}`,
  ]
}

function eventsOf(given: string | boolean | undefined): string[] | undefined {
  if (typeof given !== 'string') return [...usualEvents]
  if (given.trim() === 'all') return [...eventTypes]
  return given
    .split(',')
    .map((type) => type.trim())
    .filter((type) => type !== '')
}

function idOf(word: string | undefined): number {
  if (word !== undefined && /^\d{1,15}$/.test(word)) return Number(word)
  throw missing('a number, as `webhooks list` shows it')
}

const missing = (what: string) =>
  new PaperboyError('bad-input', `webhooks needs ${what}`, { help: 'See --help.' })
