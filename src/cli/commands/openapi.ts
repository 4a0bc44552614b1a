/** `openapi`: the API's description as the pages serve it, for tools that make clients of it. */
import type { Command } from '../command.ts'
import type { LocalServices } from '../services.ts'

export const openapi: Command<LocalServices> = {
  name: 'openapi',
  summary: "print the API's description (OpenAPI 3.1, JSON)",
  usage: 'openapi',
  options: {},
  help: {},
  async run({ services, io }) {
    await io.out(JSON.stringify(services.describeApi(), null, 2))
    return 0
  },
}
