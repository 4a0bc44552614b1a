/** What a switch would change, as a form names it: `mute:tag:captioning`. Pure. */
import type { InterestLevel } from '../storage/schema/subscribers.ts'

/** `drop`: no longer followed. `wrong`: the tag does not belong on this paper. */
export type SwitchChange = 'follow' | 'always' | 'little' | 'mute' | 'drop' | 'wrong'
/** An author is named as on the paper; a word as it was found there. */
export type SubjectKind = 'tag' | 'query' | 'author' | 'word'

export type SwitchName = { change: SwitchChange; kind: SubjectKind; value: string }

export const switchKey = ({ change, kind, value }: SwitchName): string =>
  `${change}:${kind}:${value}`

const form = /^(follow|always|little|mute|drop|wrong):(tag|query|author|word):(.+)$/s

export function readSwitchKey(key: string): SwitchName | null {
  const [, change, kind, value] = form.exec(key) ?? []
  if (change === undefined || value === undefined) return null
  return { change: change as SwitchChange, kind: kind as SubjectKind, value }
}

/** Of several about one subject the strongest counts. */
export const strength: Record<SwitchChange, number> = {
  wrong: 0,
  follow: 1,
  always: 2,
  little: 3,
  drop: 4,
  mute: 5,
}

export const levelAfter: Record<Exclude<SwitchChange, 'wrong'>, InterestLevel | null> = {
  follow: 'normal',
  always: 'always',
  little: 'little',
  drop: null,
  mute: 'mute',
}
