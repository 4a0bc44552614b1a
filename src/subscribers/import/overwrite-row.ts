/** What `--overwrite` makes of a reader: settings that the row gives, interests as the row has them.
 * Levels of what stays, and what is muted, are the reader's own and stay. Pure. */
import type { InterestLevel } from '../../storage/schema/subscribers.ts'
import type { WantedInterest } from '../interests.ts'
import type { Subscriber } from '../read-subscriber.ts'
import type { ImportRow } from './read-row.ts'

export type HeldInterest = { tagId: number | null; queryId: number | null; level: InterestLevel }

export type Overwritten = {
  settings: Pick<
    Subscriber,
    'locale' | 'timezone' | 'hour' | 'rhythm' | 'weekday' | 'editionTiming'
  >
  interests: WantedInterest[]
  changed: boolean
}

export function overwriteRow(
  subscriber: Subscriber,
  row: ImportRow,
  held: HeldInterest[],
  queryIds: number[],
): Overwritten {
  const after = { ...subscriber, ...row.settings }
  const { locale, timezone, hour, rhythm, weekday, editionTiming } = after
  const settings = { locale, timezone, hour, rhythm, weekday, editionTiming }
  const interests = wantedInterests(row.tagIds, queryIds, held)
  const same =
    Object.entries(settings).every(([name, value]) => subscriber[name as 'hour'] === value) &&
    sameSet(interests.map(mark), held.map(mark))
  return { settings, interests, changed: !same }
}

export function wantedInterests(
  tagIds: number[],
  queryIds: number[],
  held: HeldInterest[],
): WantedInterest[] {
  const levels = new Map(held.map((one) => [place(one), one.level]))
  const follow = (at: string): InterestLevel => {
    const level = levels.get(at)
    return level === undefined || level === 'mute' ? 'normal' : level
  }
  const wanted: WantedInterest[] = [
    ...tagIds.map((tagId) => ({ tagId, level: follow(place({ tagId })) })),
    ...queryIds.map((queryId) => ({ queryId, level: follow(place({ queryId })) })),
  ]
  const named = new Set(wanted.map(place))
  const muted = held.filter((one) => one.level === 'mute' && !named.has(place(one)))
  const kept = muted.map(
    ({ tagId, queryId }): WantedInterest =>
      tagId !== null ? { tagId, level: 'mute' } : { queryId: queryId as number, level: 'mute' },
  )
  return [...wanted, ...kept]
}

type Place = { tagId?: number | null | undefined; queryId?: number | null | undefined }

const place = ({ tagId, queryId }: Place): string => `${tagId ?? ''}/${queryId ?? ''}`
const mark = (one: Place & { level: InterestLevel }): string => `${place(one)} ${one.level}`

function sameSet(a: string[], b: string[]): boolean {
  const others = new Set(b)
  return new Set(a).size === others.size && a.every((one) => others.has(one))
}
