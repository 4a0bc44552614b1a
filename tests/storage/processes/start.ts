/** Runs a TypeScript file of this folder as a process of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../../', import.meta.url))

export type StartedProcess = {
  child: ChildProcessWithoutNullStreams
  /** The next line it prints; throws with what it wrote to stderr when it ends without one. */
  line(): Promise<string>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>
}

export function startProcess(file: string, args: string[]): StartedProcess {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { cwd: repository })
  const lines: string[] = []
  const waiting: Array<() => void> = []
  let output = ''
  let errors = ''
  let over = false
  const wake = () => {
    for (const waiter of waiting.splice(0)) waiter()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    wake()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<Awaited<StartedProcess['ended']>>((resolve) => {
    child.on('close', (code, signal) => {
      over = true
      wake()
      resolve({ code, signal, output })
    })
  })
  const line = async () => {
    for (;;) {
      const whole = output.split('\n').slice(0, -1)
      const next = whole[lines.length]
      if (next !== undefined) {
        lines.push(next)
        return next
      }
      if (over) throw new Error(`${file} ended: ${errors}`)
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
      })
    }
  }
  return { child, line, ended }
}
