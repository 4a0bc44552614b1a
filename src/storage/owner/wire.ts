/** Messages over the control socket: one JSON object a line, none longer than a megabyte. */
import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { z } from 'zod'

/** Raised when a message changes; two versions on one DATA_DIR then tell each other so. */
export const protocol = 1

const longestLine = 1024 * 1024
/** Escaped, a character takes six bytes at most: every piece fits a line. */
const longestText = 64 * 1024

const columns = z.number().int().nullable()

export const fromCommand = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    request: z.object({
      argv: z.array(z.string()),
      cwd: z.string(),
      columns: z.object({ out: columns, err: columns }),
    }),
  }),
  z.object({ kind: z.literal('abort') }),
])
export type FromCommand = z.infer<typeof fromCommand>

export const fromOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), protocol: z.number() }),
  z.object({ kind: z.literal('out'), text: z.string() }),
  z.object({ kind: z.literal('err'), text: z.string() }),
  z.object({ kind: z.literal('exit'), code: z.number().int() }),
  z.object({ kind: z.literal('refused'), why: z.string() }),
])
export type FromOwner = z.infer<typeof fromOwner>

/** Resolves when the socket wants more; at once when nobody listens any longer. */
export function send(socket: Socket, message: FromCommand | FromOwner): Promise<void> {
  return new Promise((resolve) => {
    if (!socket.writable) return resolve()
    const goesOn = socket.write(`${JSON.stringify(message)}\n`)
    if (goesOn) return resolve()
    const done = () => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.once('drain', done)
    socket.once('close', done)
  })
}

/** The messages that arrive, until the other side ends. Throws on one that is not of the schema. */
export async function* receive<T>(socket: Socket, schema: z.ZodType<T>): AsyncGenerator<T> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of socket) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw new Error('a message is too long')
    for (const line of lines) yield schema.parse(JSON.parse(line))
  }
}

/** Pieces that fit a message, never cut within a character. */
export function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + longestText, text.length)
    const last = text.charCodeAt(to - 1)
    if (to < text.length && last >= 0xd800 && last < 0xdc00) to -= 1
    yield text.slice(from, to)
    from = to
  }
}
