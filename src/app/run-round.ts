/** One full round of `serve`: plan what is due, send what waits, tell what needs a person. Letters that
 * wait leave even when planning fails; the heartbeat is for rounds in which everything went well. */
import type { App } from '../app.ts'
import type { Calendar } from '../storage/calendar.ts'

type Rounds = Pick<App, 'plan' | 'deliver' | 'alarms'>

/** A morning of a large field, or of a slow relay, takes hours: meanwhile others fall due, and whoever
 * listens for the heartbeat takes silence for death. */
const longestDeliveryMs = 60_000

type RoundInput = { calendar: Calendar; signal: AbortSignal; longestMs?: number }

/** Over when nothing more can be sent. Rejects with the last fault, after everything was tried. */
export async function runRound(app: Rounds, input: RoundInput): Promise<void> {
  const { calendar, signal, longestMs = longestDeliveryMs } = input
  for (;;) {
    const planning = await app.plan(calendar).then(
      () => null,
      (error: unknown) => ({ error }),
    )
    const isCut = await deliverFor(app, { calendar, signal, longestMs })
    await app.alarms.watch(signal, planning && faultOf(planning.error))
    if (!planning && !signal.aborted) app.alarms.beat(signal)
    if (isCut) continue
    if (planning) throw planning.error
    return
  }
}

/** Whether it was cut short, so that there may be more to send. */
async function deliverFor(app: Rounds, input: Required<RoundInput>): Promise<boolean> {
  const { calendar, signal, longestMs } = input
  const end = new AbortController()
  const stop = () => end.abort()
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  const timer = setTimeout(stop, longestMs)
  try {
    await app.deliver(calendar, { signal: end.signal })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
  return end.signal.aborted && !signal.aborted
}

/** The database's own words stand beneath the query that drizzle tells of. */
function faultOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message.slice(0, 200) : 'no reason given'
}
