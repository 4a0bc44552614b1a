/** `send-test`: one sample digest to an address of yours. */
import type { Command } from '../command.ts'
import { required } from '../required-option.ts'

export const sendTest: Command = {
  name: 'send-test',
  summary: 'send one sample digest, outside of lanes and ledger',
  usage: 'send-test --to X [--json]',
  options: { to: { type: 'string' }, json: { type: 'boolean' } },
  help: {
    to: 'the address; look there at its place (inbox or spam) and at its source',
    json: 'print {transport, to, subject, id}',
  },
  async run({ services, values, io, signal }) {
    const sent = await services.sendTest({ to: required(values, 'to') }, signal)
    if (values.json) {
      await io.out(JSON.stringify(sent))
      return 0
    }
    const { transport, to, subject, id } = sent
    const where = transport === 'outbox' ? 'the outbox has it' : `${transport} took it`
    await io.out(`${subject}: ${where}, for ${to}${id === null ? '' : ` (${id})`}`)
    return 0
  },
}
