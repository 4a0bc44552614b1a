/** What delivery meets, in sentences for whoever runs the service. */
import { laneWords } from '../cli/lane-option.ts'
import type { DeliveryEvent } from '../delivery/deps.ts'
import type { Log } from '../observability/log.ts'

const stopping = new Set<DeliveryEvent['event']>(['lane-held', 'lane-stalled', 'breaker-tripped'])

/** `error` where nothing goes on until a person acts. */
export function tellDelivery(log: Log, transport: string, happened: DeliveryEvent): void {
  const { event, ...facts } = happened
  log[stopping.has(event) ? 'error' : 'warn']({ event, ...facts }, describe(transport, happened))
}

function describe(transport: string, happened: DeliveryEvent): string {
  switch (happened.event) {
    case 'lane-held':
      if (happened.by === 'unclear') {
        return `${happened.reason}: ${laneWords[happened.lane]} are held. Look at the relay and at what it took, then run \`paperboy resume\``
      }
      return `${transport} refuses us (${happened.reason}): ${laneWords[happened.lane]} are held. Mend the key or the domain, then restart Paperboy`
    case 'lane-stalled':
      return `${happened.reason}: ${laneWords[happened.lane]} are held, so that no more are lost. Restart Paperboy once it is mended`
    case 'lane-parked':
      return `${transport}'s quota is used up (${happened.reason}): ${laneWords[happened.lane]} wait, and one letter asks again each hour`
    case 'lane-capped':
      return `the letters of today are used up (${happened.reason}): ${laneWords[happened.lane]} wait for the day to turn at 00:00 UTC`
    case 'breaker-tripped':
      return `${happened.reason}: ${laneWords[happened.lane]} are held. Find out who was mailed and why, then run \`paperboy resume\``
    case 'batch-retried':
      return `${transport} gave no clear answer (${happened.reason}); the batch is tried again`
    case 'batch-unknown':
      return `nobody can tell whether ${letters(happened.letters)} left (${happened.reason}); counted as mailed and not sent again`
    case 'batch-dissolved':
      return `a batch of ${letters(happened.letters)} was taken apart before it left (${happened.reason})`
    case 'letter-failed':
      return `a letter was set aside (${happened.reason})`
    case 'domain-paused':
      return `${happened.domain} refuses us (${happened.reason}): its readers wait until ${happened.until.toISOString()}. Mend what it names, then run \`paperboy suppressions release --domain ${happened.domain}\``
  }
}

const letters = (n: number): string => (n === 1 ? '1 letter' : `${n} letters`)
