/** `bench crash`: Paperboys that plan and deliver are killed with SIGKILL again and again, at named
 * steps and anywhere, under a provider that fails; then the ledger is held against what it took. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays } from '../lib/local-time.ts'
import { type BenchPlace, unlessStopped, withBenchFolder, withBenchPlace } from './bench-place.ts'
import type { Comparison } from './crash/compare-ledger.ts'
import { createDealer } from './crash/deal-moments.ts'
import { liveAndDie, type Stage } from './crash/lives.ts'
import { type Kills, noKills, shareBetween } from './crash/moments.ts'
import { createLots } from './lots.ts'
import { mailSettings } from './mail-settings.ts'
import { rounded } from './measure.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { type RunningPart, withPart } from './start-part.ts'

type Counts = { kills: number; letters: number }

type CrashFigures = {
  bench: 'crash'
  database: 'embedded' | 'postgres'
  instances: number
  kills: number
  killsAt: Kills
  betweenFreezeAndSettle: number
  letters: number
  accepted: number
  withdrawn: number
  failed: number
  unknown: number
  calls: number
  faults: number
  repeatedCalls: number
  /** Calls that named a known key with another body. */
  conflicts: number
  doubles: number
  losses: number
  seconds: number
}

const firstMorning = '2026-06-16'
const papersADay = 60
/** Killed sooner or later, a process gets so many letters through; more mornings are prepared for than
 * are needed. */
const lettersAKill = 300

export const benchCrash = measurement({
  counts: {
    kills: { help: 'processes killed', fallback: 100, max: 10_000 },
    letters: {
      help: 'letters of each morning; the next begins when they are out',
      fallback: 3_000,
      max: 100_000,
    },
  },
  run: (context, counts) =>
    withBenchFolder((folder) =>
      withBenchPlace(context, folder, (place) =>
        unlessStopped(runCrash({ ...context, place, folder }, counts), context.signal),
      ),
    ),
  passes: ({ doubles, losses }) => doubles === 0 && losses === 0,
})

type Scene = BenchContext & { place: BenchPlace; folder: string }

async function runCrash(scene: Scene, counts: Counts): Promise<CrashFigures> {
  const { place, folder, note } = scene
  const seed = Date.now() % 2 ** 31
  return withPart(scene, 'crash-provider', { seed }, async (provider) => {
    const url = await provider.ask('url')
    const environment = { ...place.environment, ...mailSettings(url) }
    const days = await makeDays(scene, environment, counts)
    const instances = place.kind === 'postgres' ? 2 : 1
    await note(`${counts.kills} kills, ${instances} at work at once (lots: ${seed})`)
    const lots = createLots(seed)
    const stage: Stage = {
      ...scene,
      environment,
      url,
      instances,
      lots,
      dealer: createDealer(counts.kills, lots),
      kills: noKills(),
      mornings: days.map((day) => `${day}T12:00:00Z`),
      today: 0,
      lifeMs: 3_000,
    }
    const begun = performance.now()
    await allLive(stage)
    const seconds = (performance.now() - begun) / 1000
    await note('every process is dead; one more works to the end')
    const file = join(folder, 'taken.json')
    return figuresOf(stage, place.kind, seconds, await finish(stage, provider, file))
  })
}

/** The first fault ends the others: nobody is started on a database that goes. */
async function allLive(stage: Stage): Promise<void> {
  const fault = new AbortController()
  stage.signal = AbortSignal.any([stage.signal, fault.signal])
  const lives = Array.from({ length: stage.instances }, () =>
    liveAndDie(stage).catch((error) => {
      fault.abort()
      throw error
    }),
  )
  await Promise.all(lives)
}

async function makeDays(scene: Scene, environment: Record<string, string>, counts: Counts) {
  const { config, folder, place, note } = scene
  const count = Math.ceil((counts.kills * lettersAKill) / counts.letters) + 2
  const days = Array.from({ length: count }, (_, i) => addDays(firstMorning, i))
  await note(`${count} mornings of ${counts.letters} letters at most (${place.kind})`)
  const { sharedFolder } = config
  const now = `${firstMorning}T12:00:00Z`
  const of = { papers: papersADay, subscribers: counts.letters }
  const stock = { environment, sharedFolder, folder, days, now, ...of }
  await withPart(scene, 'make-readers', stock, (part) => part.ask('make'))
  return days
}

/** The provider behaves and readers stay: what is still under way is settled, and looked at. */
async function finish(stage: Stage, provider: RunningPart<'crash-provider'>, file: string) {
  const { environment, url } = stage
  const now = stage.mornings[Math.min(stage.today, stage.mornings.length - 1)] as string
  const input = { environment, url, now, instances: 1, seed: 1, killing: null }
  await provider.ask('behave')
  return withPart(stage, 'crash-instance', input, async (part) => {
    await part.ask('work', { stirred: false })
    // A call of the dead may still be on its way through the provider.
    await pause(1_000)
    const counts = await provider.ask('record', { file })
    const found = await part.ask('compare', { file })
    await part.ask('close')
    for (const example of found.examples) await stage.note(example)
    return { found, counts }
  })
}

function figuresOf(
  { instances, kills }: Stage,
  database: CrashFigures['database'],
  seconds: number,
  {
    found,
    counts,
  }: {
    found: Comparison
    counts: { calls: number; misdeeds: number; repeated: number; conflicts: number }
  },
): CrashFigures {
  const { accepted = 0, withdrawn = 0, failed = 0, unknown = 0 } = found.states
  return {
    bench: 'crash',
    database,
    instances,
    kills: Object.values(kills).reduce((sum, count) => sum + count, 0),
    killsAt: kills,
    betweenFreezeAndSettle: rounded(shareBetween(kills)),
    letters: found.letters,
    accepted,
    withdrawn,
    failed,
    unknown,
    calls: counts.calls,
    faults: counts.misdeeds,
    repeatedCalls: counts.repeated,
    conflicts: counts.conflicts,
    doubles: found.doubles,
    losses: found.losses,
    seconds: Math.round(seconds),
  }
}
