/** So many Paperboys on one database, each in a fresh process: all plan, then all deliver. */
import type { BenchContext } from './measurement.ts'
import type { Stretch } from './parts/instance.ts'
import { type RunningPart, startPart } from './start-part.ts'

export type Delivered = {
  plannedPerSecond: number
  acceptedPerSecond: number
  peakRssMb: number
  cpuSeconds: number
}

export async function runInstances(
  context: BenchContext,
  input: { environment: Record<string, string>; now: string; instances: number },
): Promise<Delivered> {
  const { environment, now } = input
  const running: RunningPart<'instance'>[] = []
  try {
    for (let i = 0; i < input.instances; i++) {
      running.push(await startPart(context, 'instance', { environment, now }))
    }
    const plans = await Promise.all(running.map((instance) => instance.ask('plan')))
    const planned = sum(plans.map((plan) => plan.planned))
    await context.note(`planned ${planned} in ${secondsOf(plans).toFixed(1)} s`)
    const rounds = await Promise.all(running.map((instance) => instance.ask('deliver')))
    const accepted = sum(rounds.map((round) => round.accepted))
    await context.note(`accepted ${accepted} in ${secondsOf(rounds).toFixed(1)} s`)
    const ended = await Promise.all(running.map((instance) => instance.ask('close')))
    return {
      plannedPerSecond: planned / secondsOf(plans),
      acceptedPerSecond: accepted / secondsOf(rounds),
      peakRssMb: Math.max(...ended.map(({ peakRssMb }) => peakRssMb)),
      cpuSeconds: sum([...plans, ...rounds].map(({ cpuSeconds }) => cpuSeconds)),
    }
  } finally {
    await Promise.all(running.map((instance) => instance.end()))
  }
}

/** From the first that began to the last that ended. */
const secondsOf = (stretches: Stretch[]): number =>
  Math.max(
    1,
    Math.max(...stretches.map(({ to }) => to)) - Math.min(...stretches.map(({ from }) => from)),
  ) / 1000

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
