/** Starts one Paperboy after another and sees each of them die, until enough have: one such line for
 * every instance that is at work at once. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lots } from '../lots.ts'
import type { BenchContext } from '../measurement.ts'
import { startPart } from '../start-part.ts'
import type { Dealer } from './deal-moments.ts'
import type { Kills, Moment } from './moments.ts'

export type Stage = BenchContext & {
  dealer: Dealer
  lots: Lots
  kills: Kills
  folder: string
  environment: Record<string, string>
  url: string
  instances: number
  /** Mornings, and which of them it is. Each has letters; the next one begins when they are settled. */
  mornings: string[]
  today: number
  /** For random kills: as long as processes were seen to live. */
  lifeMs: number
}

/** Ends when all kills are dealt or no morning is left. */
export async function liveAndDie(stage: Stage): Promise<void> {
  while (!stage.signal.aborted) {
    const now = stage.mornings[stage.today]
    const moment = now === undefined ? null : stage.dealer.deal()
    if (now === undefined || moment === null) return
    const began = performance.now()
    if (await livesUntil(stage, { moment, now })) {
      stage.dealer.putBack(moment)
      if (stage.mornings[stage.today] === now) stage.today += 1
      continue
    }
    stage.kills[moment] += 1
    stage.lifeMs = (stage.lifeMs * 4 + performance.now() - began) / 5
    await tellProgress(stage)
  }
}

/** True: it came to the end of its work. Throws when it ended otherwise than by its kill. */
async function livesUntil(stage: Stage, { moment, now }: { moment: Moment; now: string }) {
  const { config, lots, environment, url, instances } = stage
  const diary = join(stage.folder, `diary-${lots.below(2 ** 31)}`)
  const kill = new AbortController()
  const context = { config, signal: AbortSignal.any([stage.signal, kill.signal]) }
  const killing =
    moment === 'random' ? null : { moment, nth: 1 + lots.below(4), delay: lots.below(16), diary }
  const seed = lots.below(2 ** 31)
  const input = { environment, url, now, instances, seed, killing }
  const timer = killing
    ? undefined
    : setTimeout(() => kill.abort(), lots.below(Math.ceil(stage.lifeMs * 1.5)))
  try {
    const part = await startPart(context, 'crash-instance', input)
    await part.ask('work', { stirred: true }).finally(() => part.end())
    return true
  } catch (error) {
    if (kill.signal.aborted) return false
    if ((await readFile(diary, 'utf8').catch(() => null)) === moment) return false
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function tellProgress({ kills, note, mornings, today }: Stage): Promise<void> {
  const all = Object.values(kills).reduce((sum, count) => sum + count, 0)
  if (all % 25 === 0) await note(`${all} kills, morning ${today + 1} of at most ${mornings.length}`)
}
