/** What a reader who saved a paper would want to know of it: withdrawn, accepted somewhere, with code, in
 * a newer version than the one that was saved. Pure. */
import { acceptedAt } from '../papers/accepted-at.ts'
import type { Paper } from '../papers/paper.ts'

export type SavedNote =
  | { kind: 'withdrawn' }
  | { kind: 'accepted'; venue: string }
  | { kind: 'code'; url: string }
  | { kind: 'version'; version: number; at: Date }

/** A version that came after the paper was saved. */
type LaterVersion = { version: number; at: Date }

type Known = {
  paper: Pick<Paper, 'withdrawn' | 'comment' | 'journalRef'>
  codeUrl: string | null
  later: LaterVersion | null
}

/** In the order in which they matter. */
export function newsOfSaved({ paper, codeUrl, later }: Known): SavedNote[] {
  const notes: SavedNote[] = []
  if (paper.withdrawn) notes.push({ kind: 'withdrawn' })
  const venue = acceptedAt(paper.comment) ?? paper.journalRef
  if (venue) notes.push({ kind: 'accepted', venue })
  if (codeUrl !== null && isWebAddress(codeUrl)) notes.push({ kind: 'code', url: codeUrl })
  if (later) notes.push({ kind: 'version', ...later })
  return notes
}

/** Sources are not believed about what a link may start with. */
const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^\s"<>\\]{1,300}$/.test(address) && URL.canParse(address)
