/** A real SMTP server on 127.0.0.1 in the place of a relay: it keeps every letter it took as bytes, and
 * misbehaves once for each fault it is given. */
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'

export type RelayFault =
  /** Answers so at that command; `data` is the answer to the end of the letter. */
  | { at: 'connect' | 'mail' | 'rcpt' | 'data'; status: number; words: string }
  /** Cuts the connection: at RCPT, once letters begin to come, or after it took one but before 250. */
  | { at: 'rcpt' | 'mid-data' | 'after-data'; cut: true }
  /** Takes the letter and never answers; `meanwhile` may kill who sent it. */
  | { at: 'after-data'; silent: true; meanwhile?: () => void }

export type RelayedLetter = {
  from: string
  to: string[]
  raw: Buffer
  secure: boolean
  user: string | null
  /** Which connection brought it. */
  port: number
}

export type Relay = Awaited<ReturnType<typeof startRelay>>

export async function startRelay(given: SMTPServerOptions & { password?: string } = {}) {
  const { password, ...options } = given
  const taken: RelayedLetter[] = []
  const offered: Buffer[] = []
  const faults: RelayFault[] = []
  const sockets = new Map<number, Socket>()
  const names: string[] = []
  let decide: ((to: string) => RelayFault | null) | null = null
  let opened = 0

  const next = (...at: RelayFault['at'][]): RelayFault | null =>
    faults[0] && at.includes(faults[0].at) ? (faults.shift() ?? null) : null
  const cut = ({ remotePort }: SMTPServerSession) => sockets.get(remotePort)?.destroy()
  const refuse = (fault: RelayFault | null, session: SMTPServerSession, done: Done) => {
    if (!fault) return done()
    if ('status' in fault) return done(refusal(fault))
    cut(session)
  }

  const keepQuiet = (fault: RelayFault, session: SMTPServerSession) => {
    if ('cut' in fault) cut(session)
    if ('meanwhile' in fault) fault.meanwhile?.()
  }

  const server = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    ...options,
    onAuth(auth, _session, done) {
      if (auth.password === password) return done(null, { user: auth.username })
      done(refusal({ status: 535, words: `5.7.8 wrong: ${auth.password}` }))
    },
    onConnect(session, done) {
      opened += 1
      refuse(next('connect'), session, done)
    },
    onMailFrom(_address, session, done) {
      names.push(session.hostNameAppearsAs)
      refuse(next('mail'), session, done)
    },
    onRcptTo({ address }, session, done) {
      const decided = decide?.(address) ?? null
      refuse(decided?.at === 'rcpt' ? decided : next('rcpt'), session, done)
    },
    onData(stream, session, done) {
      const fault = next('mid-data', 'data', 'after-data')
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (fault?.at === 'mid-data') cut(session)
      })
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        offered.push(raw)
        if (stream.sizeExceeded) return done(refusal({ status: 552, words: '5.3.4 too big' }))
        if (fault?.at === 'mid-data') return
        if (fault?.at === 'data') return refuse(fault, session, done)
        taken.push(letterOf(session, raw))
        if (fault) keepQuiet(fault, session)
        else done()
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    /** Every letter taken, in order: the truth that a sender's own records are judged by. */
    taken,
    /** Every letter that came to its end, taken or refused. */
    offered,
    /** How each sender of a letter greeted. */
    names,
    connections: () => opened,
    fault: (...more: RelayFault[]) => faults.push(...more),
    /** Faults not met yet. */
    left: () => faults.length,
    /** Decides at RCPT, for as long as it is set. */
    refuseAt: (rule: typeof decide) => {
      decide = rule
    },
    /** Letters to one address taken more than once. */
    doubles: () => {
      const seen = taken.map(({ raw }) => /^message-id: (.*)$/im.exec(raw.toString())?.[1])
      return seen.filter((id, index) => seen.indexOf(id) !== index)
    },
    close: () =>
      new Promise<void>((closed) => {
        for (const socket of sockets.values()) socket.destroy()
        server.close(() => closed())
      }),
  }
}

type Done = (error?: Error | null) => void

const refusal = ({ status, words }: { status: number; words: string }) =>
  Object.assign(new Error(words), { responseCode: status })

const letterOf = (session: SMTPServerSession, raw: Buffer): RelayedLetter => ({
  from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
  to: session.envelope.rcptTo.map(({ address }) => address),
  raw,
  secure: session.secure,
  user: session.user ?? null,
  port: session.remotePort,
})
