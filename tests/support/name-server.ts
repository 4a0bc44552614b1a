/** A name server on 127.0.0.1 over UDP that answers TXT questions from a table. */
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { type DecodedPacket, decode, encode } from 'dns-packet'

export type NameServer = {
  /** Lower-case name to its TXT records; may be changed while it runs. A long one is cut as DNS asks. */
  txt: Map<string, string[]>
  /** Answers SERVFAIL to everything. */
  failing: boolean
  /** Answers nothing. */
  silent: boolean
  asked: string[]
  resolver(): Resolver
  close(): Promise<void>
}

const longestString = 255

export async function startNameServer(): Promise<NameServer> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const server: NameServer = {
    txt: new Map(),
    failing: false,
    silent: false,
    asked: [],
    resolver() {
      const resolver = new Resolver({ timeout: 300, tries: 1 })
      resolver.setServers([`127.0.0.1:${socket.address().port}`])
      return resolver
    },
    async close() {
      socket.close()
      await once(socket, 'close')
    },
  }
  socket.on('message', (message, peer) => {
    const question = decode(message)
    server.asked.push(question.questions?.[0]?.name ?? '')
    if (!server.silent) socket.send(answerTo(server, question), peer.port, peer.address)
  })
  return server
}

const serverFailure = 2
const noSuchName = 3

function answerTo(server: NameServer, { id, questions = [] }: DecodedPacket): Buffer {
  const [question] = questions
  const name = question?.name.toLowerCase() ?? ''
  const found = server.txt.get(name) ?? []
  const code = server.failing ? serverFailure : found.length === 0 ? noSuchName : 0
  return encode({
    type: 'response',
    id: id ?? 0,
    flags: 0x8180 | code,
    questions,
    answers:
      code === 0
        ? found.map((text) => ({ type: 'TXT' as const, name, ttl: 60, data: cut(text) }))
        : [],
  })
}

const cut = (text: string): string[] =>
  text.match(new RegExp(`[\\s\\S]{1,${longestString}}`, 'g')) ?? ['']
