/** How far a long command has come: a bar on a terminal, else a line now and then, so that a log of it
 * stays readable. */
import type { CommandIo } from './command.ts'

export type Progress = {
  /** `share` is 0 to 1; `words` say where it is. */
  tell(share: number, words: string): void
  /** Resolves when everything told is printed. */
  end(): Promise<void>
}

const width = 24
/** Lines between 0 and 100 %. */
const steps = 20

export function createProgress(io: CommandIo): Progress {
  let printed: Promise<void> = Promise.resolve()
  let step = -1
  const print = (line: () => Promise<void>) => {
    printed = printed.then(line, line)
  }
  return {
    tell(share, words) {
      const { redraw } = io
      if (redraw) return print(() => redraw(`${bar(share)} ${percent(share)} ${words}`))
      const now = Math.floor(share * steps)
      // The end is told by what came out; a short run says nothing before it.
      if (now === step || now >= steps) return
      step = now
      print(() => io.note(`${percent(share).trim()} ${words}`))
    },
    async end() {
      await printed
      await io.redraw?.('')
    },
  }
}

const bar = (share: number): string => {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width)
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`
}

const percent = (share: number): string => `${Math.floor(share * 100)}%`.padStart(4)
