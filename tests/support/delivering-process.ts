/** A delivery line in a process of its own, to be killed, stopped or left without its database. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { DeliveryStep } from '../../src/delivery/deps.ts'

export type Delivering = {
  /** URL of a Postgres, or the folder of an embedded database. */
  place: string
  standInUrl: string
  /** Where it sends itself the signal, SIGKILL unless told. */
  at?: DeliveryStep
  /** After how many of those steps; 1 unless told. */
  times?: number
  signal?: 'SIGKILL' | 'SIGSTOP'
  /** A round that fails is begun again. */
  persistent?: boolean
}

export type DeliveringProcess = {
  child: ChildProcess
  /** How many of its rounds failed so far. */
  failures(): number
  /** Once it has printed these words; rejects when it ends without. */
  said(words: string): Promise<void>
  /** `report` is what its last round said; null when a signal ended it. */
  ended: Promise<{ signal: NodeJS.Signals | null; report: Record<string, number> | null }>
}

/** As src/paperboy.mjs does. */
const mend = new URL('../../src/storage/mend-driver.mjs', import.meta.url).href
const program = fileURLToPath(new URL('../delivery/processes/deliver.ts', import.meta.url))

export function startDelivering(asked: Delivering): DeliveringProcess {
  const args = ['--import', 'tsx', '--import', mend, program, JSON.stringify(asked)]
  const env = { ...process.env, NODE_ENV: 'test' }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = { out: '', err: '' }
  const closed = once(child, 'close')
  child.stdout.on('data', (chunk) => {
    printed.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed.err += chunk
  })
  const ended = closed.then(([code, signal]) => {
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`${printed.out}${printed.err}`)
    const last = printed.out.trim().split('\n').at(-1) ?? ''
    return { signal, report: code === 0 ? JSON.parse(last) : null }
  })
  ended.catch(() => {})
  const said = async (words: string) => {
    while (!printed.out.includes(words)) {
      const more = await Promise.race([once(child.stdout, 'data'), closed.then(() => null)])
      if (more === null && !printed.out.includes(words)) {
        throw new Error(`ended without saying "${words}":\n${printed.out}${printed.err}`)
      }
    }
  }
  const failures = () => printed.out.split('round failed').length - 1
  return { child, failures, said, ended }
}
