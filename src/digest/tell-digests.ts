/** Digests as a person reads them: their papers with title, link and reasons in words. The same picks as
 * in the letters, from the same frozen rows. */
import type { Paper } from '../papers/paper.ts'
import type { Executor } from '../storage/database.ts'
import type { DigestKind, DigestOutcome, PickSection } from '../storage/schema/digests.ts'
import { readableTitle } from './card.ts'
import { paperLinks } from './paper-links.ts'
import { readDigestContents } from './read-digest-contents.ts'
import { tellReasons } from './tell-reasons.ts'

export type ToldPaper = {
  /** Public id. */
  id: string
  title: string
  url: string
  shownAs: PickSection
  reasons: string[]
  paper: Paper
}
export type ToldDigest = {
  digestId: number
  /** YYYY-MM-DD */
  period: string
  kind: DigestKind
  outcome: DigestOutcome
  slotAt: Date
  papers: ToldPaper[]
}

/** In the order of the ids. */
export async function tellDigests(
  db: Executor,
  { digestIds, locale }: { digestIds: number[]; locale: string },
): Promise<ToldDigest[]> {
  const contents = await readDigestContents(db, digestIds)
  const found = digestIds.flatMap((id) => contents.get(id) ?? [])
  const lists = found.flatMap((digest) => digest.contents.map(({ reasons }) => reasons))
  const told = await tellReasons(db, { lists, locale })
  let next = 0
  return found.map((digest) => ({
    digestId: digest.id,
    period: digest.period,
    kind: digest.kind,
    outcome: digest.outcome,
    slotAt: digest.slotAt,
    papers: digest.contents.map(({ paper, section }) => ({
      id: paper.publicId,
      title: readableTitle(paper.title),
      url: paperLinks(paper).abstract,
      shownAs: section,
      reasons: told[next++] ?? [],
      paper,
    })),
  }))
}
