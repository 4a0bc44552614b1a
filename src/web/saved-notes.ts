/** What has become of a saved paper, in words. */
import type { SavedNote } from '../feedback/news-of-saved.ts'
import { cutText } from '../lib/cut-text.ts'
import { localDate } from '../lib/local-time.ts'
import type { PageContext } from './page-context.ts'

/** A journal reference may run over lines. */
const longestVenue = 80

/** `timezone`: where its reader lives. */
export function savedNoteWords({ words }: PageContext, note: SavedNote, timezone: string): string {
  const { notes } = words.saved
  switch (note.kind) {
    case 'withdrawn':
      return notes.withdrawn
    case 'accepted':
      return notes.accepted(cutText(note.venue, longestVenue))
    case 'code':
      return notes.code
    case 'version':
      return notes.version(note.version, words.dates.full(localDate(note.at, timezone)))
  }
}
