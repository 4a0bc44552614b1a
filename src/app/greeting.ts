/** The first lines in the terminal: where things are, what is held, what to do next. */

import { laneWords } from '../cli/lane-option.ts'
import type { Config } from '../config.ts'
import type { Lane } from '../storage/schema/delivery.ts'
import { firstAsked, type PapersHeld } from './bring-papers-in.ts'
import type { Polled } from './poll-source.ts'

type Settings = Pick<Config, 'publicUrl' | 'mail' | 'sources'>

const figure = new Intl.NumberFormat('en')
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const labelled = (label: string, text: string): string => `  ${label.padEnd(9)}  ${text}`

export function placesLines({ publicUrl, mail }: Settings): string[] {
  return [
    labelled('page', publicUrl),
    mail.transport === 'outbox'
      ? labelled('outbox', `${publicUrl}/outbox  (mail stays here)`)
      : labelled('mail', `through ${mail.transport}, from ${mail.from}`),
  ]
}

export function releasedLine(released: Array<{ lane: Lane; reason: string }>): string | null {
  const [first] = released
  if (!first) return null
  const held = list.format(released.map(({ lane }) => laneWords[lane]))
  return labelled('mail', `${held} were held (${first.reason}); trying once more`)
}

/** Mail waits for a person. */
export const heldLine = (why: string): string => labelled('held', why)

export function papersLine(held: PapersHeld): string {
  const { count, newestDay, sample, sources } = held
  if (count === sample) {
    return labelled(
      'papers',
      `${figure.format(count)} of the bundled sample, until a source answers`,
    )
  }
  const from = sources.map((source) => `${source.name} ${figure.format(source.count)}`)
  if (sample > 0) from.push(`bundled sample ${figure.format(sample)}`)
  const newest = newestDay === null ? '' : `, newest of ${newestDay}`
  const where = from.length === 0 ? '' : ` (${from.join(', ')})`
  return labelled('papers', `${figure.format(count)} held${newest}${where}`)
}

/** Null: the bundled sample will be there in an instant. */
export function askingLine(settings: Settings): string | null {
  const sources = firstAsked(settings.sources)
  if (sources.length === 0) return null
  return labelled('papers', `none yet; asking ${list.format(sources)}, which may take a minute`)
}

/** Null: nothing to tell. */
export function polledLine(polled: Polled): string | null {
  const { kind, source } = polled
  if (kind === 'left') return null
  if (kind === 'failed') return labelled(source, `${polled.why}; it is asked again later`)
  const { read, new: fresh, updated } = polled.report
  if (fresh + updated === 0) return labelled(source, 'nothing new')
  return labelled(source, `${figure.format(read)} read, ${figure.format(fresh)} new`)
}

export function nextLine({ mail }: Settings, readers: number): string {
  if (readers > 0) {
    const who =
      readers === 1
        ? '1 reader gets digests by itself'
        : `${figure.format(readers)} readers get digests by themselves`
    return labelled('next', `${who}; commands go in a second terminal. Ctrl-C stops.`)
  }
  const where = mail.transport === 'outbox' ? 'in the outbox' : 'by mail'
  return labelled(
    'next',
    `open the page and subscribe; the confirmation arrives ${where}. Ctrl-C stops.`,
  )
}
