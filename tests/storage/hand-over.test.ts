import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PaperboyError } from '../../src/errors.ts'
import { claimDataDir, type DataDirOwner } from '../../src/storage/owner/claim-data-dir.ts'
import type { CommandIo, CommandRequest, RunCommand } from '../../src/storage/owner/command.ts'

let folder: string
let owner: DataDirOwner

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-test-'))
  const claim = await claimDataDir(folder)
  if (claim.kind !== 'owner') throw new Error('the folder is taken')
  owner = claim
})
afterEach(async () => {
  await owner.release()
  await rm(folder, { recursive: true, force: true })
})

/** Gives a command and collects what it prints, in the order it came. */
function give(argv: string[], listen: (text: string) => void = () => {}) {
  const stop = new AbortController()
  const printed: Array<[stream: string, text: string]> = []
  const keep = (stream: string) => async (text: string) => {
    printed.push([stream, text])
    listen(text)
  }
  const io: CommandIo = { out: keep('out'), err: keep('err') }
  const request: CommandRequest = { argv, cwd: '/somewhere', columns: { out: 120, err: null } }
  const code = claimDataDir(folder).then((claim) => {
    if (claim.kind === 'owner') throw new Error('nobody owns it')
    return claim.handOver(request, io, stop.signal)
  })
  return { code, printed, stop: () => stop.abort() }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))

async function turns(count: number) {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('a command handed over', () => {
  it('arrives whole, and its exit code comes back', async () => {
    const seen: CommandRequest[] = []
    owner.serveCommands(async (request, io) => {
      seen.push(request)
      await io.out('one\n')
      await io.err('two\n')
      return 2
    })
    const { code, printed } = give(['why', '--email', 'a@b.example', 'line\nbreak'])
    expect(await code).toBe(2)
    expect(printed).toEqual([
      ['out', 'one\n'],
      ['err', 'two\n'],
    ])
    expect(seen).toEqual([
      {
        argv: ['why', '--email', 'a@b.example', 'line\nbreak'],
        cwd: '/somewhere',
        columns: { out: 120, err: null },
      },
    ])
  })

  it.each(['/dev/fd/63', '/dev/stdin', '--file=/proc/self/fd/5'])(
    'does not go where %s is another file',
    async (word) => {
      const seen: string[][] = []
      owner.serveCommands(async ({ argv }) => seen.push(argv))
      const { code } = give(['import', word])
      await expect(code).rejects.toMatchObject({ code: 'bad-input' })
      expect(seen).toEqual([])
    },
  )

  it('waits for an owner that is still opening the database', async () => {
    const { code } = give(['tick'])
    setImmediate(() => owner.serveCommands(async () => 7))
    expect(await code).toBe(7)
  })

  it('prints while it runs', async () => {
    let goOn = () => {}
    const seen = new Promise<void>((resolve) => {
      goOn = resolve
    })
    owner.serveCommands(async (_, io) => {
      await io.out('first')
      await seen
      return 0
    })
    expect(await give([], goOn).code).toBe(0)
  })

  it('may print more than any buffer holds, in any script', async () => {
    const text = '논문 📰 "quoted"\u0000\n'.repeat(100_000)
    owner.serveCommands(async (_, io) => {
      await io.out(text)
      return 0
    })
    const { code, printed } = give([])
    expect(await code).toBe(0)
    expect(printed.map(([, piece]) => piece).join('') === text).toBe(true)
    const cut = printed.filter(([, piece]) => Buffer.from(piece).includes('\ufffd'))
    expect(cut).toEqual([])
  })

  it('is slowed down by a terminal that does not read', async () => {
    let read = () => {}
    const reading = new Promise<void>((resolve) => {
      read = resolve
    })
    owner.serveCommands(async (_, io) => {
      for (let written = 0; written < 1000; written += 1) {
        const done = io.out('x'.repeat(64 * 1024)).then(() => 'done')
        if ((await Promise.race([done, turns(2000)])) === 'done') continue
        read()
        await done
        return written
      }
      return 1000
    })
    const claim = await claimDataDir(folder)
    if (claim.kind === 'owner') throw new Error('nobody owns it')
    const io: CommandIo = { out: () => reading, err: async () => {} }
    const request: CommandRequest = { argv: [], cwd: '/', columns: { out: null, err: null } }
    expect(await claim.handOver(request, io)).toBeLessThan(100)
  })

  it('is told Ctrl-C, alone among those running', async () => {
    const ended: string[] = []
    owner.serveCommands(async ({ argv: [name = ''] }, io, signal) => {
      await io.out('running')
      await untilAborted(signal)
      ended.push(name)
      return 130
    })
    const first = give(['first'], () => first.stop())
    let stopSecond = () => {}
    const running = new Promise<void>((resolve) => {
      stopSecond = resolve
    })
    const second = give(['second'], stopSecond)
    expect(await first.code).toBe(130)
    await running
    expect(ended).toEqual(['first'])
    second.stop()
    expect(await second.code).toBe(130)
  })

  it('that throws prints its message and tells by the code who is to blame', async () => {
    owner.serveCommands(async ({ argv: [how] }) => {
      throw how === 'wrong'
        ? new PaperboyError('bad-input', 'No such paper.')
        : new Error('out of luck')
    })
    const wrong = give(['wrong'])
    expect(await wrong.code).toBe(2)
    expect(wrong.printed).toEqual([['err', 'No such paper.\n']])
    expect(await give(['unlucky']).code).toBe(1)
  })
})

describe('an owner that closes', () => {
  it('stops what runs, waits for it, and refuses what comes', async () => {
    let begun = () => {}
    const running = new Promise<void>((resolve) => {
      begun = resolve
    })
    let tidied = false
    owner.serveCommands(async (_, _io, signal) => {
      begun()
      await untilAborted(signal)
      await new Promise((resolve) => setImmediate(resolve))
      tidied = true
      return 130
    })
    const early = give(['import'])
    await running
    await owner.stopCommands()
    expect(tidied).toBe(true)
    expect(await early.code).toBe(130)
    await expect(give(['tick']).code).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('closing'),
    })
  })

  it('leaves whoever does not listen to the signal behind', async () => {
    const stuck: RunCommand = async (_, io) => {
      await io.out('stuck')
      return new Promise(() => {})
    }
    owner.serveCommands(stuck)
    let seen = () => {}
    const running = new Promise<void>((resolve) => {
      seen = resolve
    })
    const { code } = give([], seen)
    const outcome = expect(code).rejects.toThrow('Paperboy ended before the command did.')
    await running
    await owner.stopCommands(10)
    await owner.release()
    await outcome
  })
})

describe('the control socket', () => {
  it('is not disturbed by what is no command', async () => {
    owner.serveCommands(async () => 0)
    const name = (await readdir(join(folder, 'run'))).find((file) => file.endsWith('.control'))
    const garbage = ['\n', '{}\n', 'GET / HTTP/1.1\r\n\r\n', '{"kind":"abort"}\n', 'x'.repeat(3e6)]
    for (const bytes of garbage) {
      await new Promise<void>((resolve) => {
        const socket = connect(join(folder, 'run', name ?? ''))
        socket.on('error', () => {}).on('close', () => resolve())
        socket.resume()
        socket.write(bytes)
      })
    }
    expect(await give(['still', 'there']).code).toBe(0)
  })
})
